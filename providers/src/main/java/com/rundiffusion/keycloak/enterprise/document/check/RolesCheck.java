package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.Provisioning;
import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.enterprise.RoleSource;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.document.read.RolesDocument;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Whether rules of roles name what Entra sends, and no other role than the realm's. */
final class RolesCheck {

    private static final String FIELD = "roles";

    /** Attributes of assertions are URIs or plain names. */
    private static final Pattern CLAIM = Pattern.compile("[\\x21-\\x7e&&[^<>\"'&]]{1,255}");

    private final CheckContext context;
    private final RolesDocument document;
    private final Faults faults;

    RolesCheck(CheckContext context, RolesDocument document, Faults faults) {
        this.context = context;
        this.document = document;
        this.faults = faults;
    }

    /** @return empty when the source is not known */
    Optional<RoleRules> check(Provisioning provisioning) {
        Optional<RoleSource> source = source(provisioning);
        return source.map(known -> new RoleRules(known, claim(known), map(known), fallback()));
    }

    private Optional<RoleSource> source(Provisioning provisioning) {
        String written = document.source();
        if (written == null) {
            faults.missing(FIELD + ".source", "appRoles, groups or provisionedGroups");
            return Optional.empty();
        }
        Optional<RoleSource> source = RoleSource.of(written);
        if (source.isEmpty()) {
            faults.add(
                    FIELD + ".source",
                    FaultCode.ROLES_SOURCE_UNKNOWN,
                    written,
                    "appRoles, groups or provisionedGroups");
        } else if (source.get() == RoleSource.PROVISIONED_GROUPS && !provisioning.isOn()) {
            faults.add(FIELD + ".source", FaultCode.ROLES_SOURCE_OFF, written, "appRoles or groups");
        }
        return source;
    }

    private Optional<String> claim(RoleSource source) {
        String written = document.claim();
        if (written != null
                && (source != RoleSource.APP_ROLES || !CLAIM.matcher(written).matches())) {
            faults.add(
                    FIELD + ".claim",
                    FaultCode.ROLES_CLAIM_MALFORMED,
                    written,
                    "a name such as https://contoso.com/claims/role");
        }
        return Optional.ofNullable(written);
    }

    private Map<String, String> map(RoleSource source) {
        Map<String, String> map = new TreeMap<>();
        document.map().forEach((value, role) -> {
            if (source != RoleSource.APP_ROLES && TenantId.parse(value).isEmpty()) {
                faults.add(
                        FIELD + ".map",
                        FaultCode.ROLES_KEY_MALFORMED,
                        value,
                        "an object id like 00000000-0000-0000-0000-000000000000");
            }
            requireRole(FIELD + ".map", role);
            map.put(source == RoleSource.APP_ROLES ? value : value.toLowerCase(Locale.ROOT), role);
        });
        return map;
    }

    private Optional<String> fallback() {
        Optional<String> role = Optional.ofNullable(document.fallback());
        role.ifPresent(name -> requireRole(FIELD + ".default", name));
        return role;
    }

    private void requireRole(String field, String role) {
        if (!context.roles().contains(role)) {
            faults.add(field, FaultCode.ROLE_UNKNOWN, role, String.join(" or ", context.roles()));
        }
    }
}
