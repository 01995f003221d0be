package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.document.url.EntraUrl;
import com.rundiffusion.keycloak.enterprise.document.url.SignOnUrl;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import com.rundiffusion.keycloak.pasted.Alias;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether an alias has the form of one, and whether it is to be had. */
final class AliasCheck {

    private static final String ALIAS = "alias";

    /** Of the guide's example. */
    static final String PLACEHOLDER = "mycompanyname";

    /** Paths of the REST, behind which an enterprise would not be found, and the guide's example. */
    private static final Set<String> RESERVED =
            Set.of("import", "import-firebase", "export", "references", "count", "openapi", "setup-links", PLACEHOLDER);

    private final CheckContext context;
    private final Optional<Enterprise> stored;
    private final Faults faults;

    AliasCheck(CheckContext context, Optional<Enterprise> stored, Faults faults) {
        this.context = context;
        this.stored = stored;
        this.faults = faults;
    }

    /** @param written as it stands in the document */
    void check(String alias, String written) {
        if (Alias.typed(alias).isEmpty()) {
            faults.add(ALIAS, FaultCode.ALIAS_MALFORMED, written, suggestion(alias));
        } else if (stored.isEmpty() && RESERVED.contains(alias)) {
            faults.add(ALIAS, FaultCode.ALIAS_RESERVED, alias, "e.g. contoso");
        } else if (stored.isEmpty() && context.taken().aliasTaken(alias)) {
            faults.add(ALIAS, FaultCode.ALIAS_TAKEN, alias, "an alias that nobody has");
        } else if (stored.isPresent() && !stored.get().alias().equals(alias)) {
            faults.add(ALIAS, FaultCode.ALIAS_CHANGED, alias, stored.get().alias());
        }
    }

    private static String suggestion(String alias) {
        if (EntraUrl.of(alias) != null) {
            return SignOnUrl.alias(alias)
                    .filter(named -> Alias.typed(named).isPresent())
                    .orElse("e.g. contoso");
        }
        String slug = Normalizer.normalize(alias, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "e.g. contoso" : slug.substring(0, Math.min(63, slug.length()));
    }
}
