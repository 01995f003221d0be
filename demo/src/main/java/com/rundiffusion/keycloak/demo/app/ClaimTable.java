package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A token's claims for reading: first those about the person, then the token's own. */
final class ClaimTable {

    private static final Set<String> MOMENTS = Set.of("exp", "iat", "nbf", "auth_time");

    private static final List<String> PERSON = List.of(
            "sub",
            "name",
            "given_name",
            "family_name",
            "email",
            "email_verified",
            "organization",
            "organization_name",
            "roles",
            "sso_provider",
            "entra_tenant_id",
            "entra_object_id",
            "saml_name_id",
            "auth_time");

    private ClaimTable() {}

    static List<Map<String, String>> of(JWTClaimsSet claims) {
        return claims.toJSONObject().entrySet().stream()
                .sorted(Comparator.comparingInt(ClaimTable::rank).thenComparing(Map.Entry::getKey))
                .map(claim -> row(claim.getKey(), claim.getValue()))
                .toList();
    }

    private static int rank(Map.Entry<String, Object> claim) {
        int place = PERSON.indexOf(claim.getKey());
        return place < 0 ? PERSON.size() : place;
    }

    private static Map<String, String> row(String name, Object value) {
        Map<String, String> row = new HashMap<>();
        row.put("name", name);
        row.put("value", text(value));
        if (MOMENTS.contains(name) && value instanceof Number seconds) {
            row.put("moment", Instant.ofEpochSecond(seconds.longValue()).toString());
        }
        return row;
    }

    private static String text(Object value) {
        if (value instanceof List<?> list) {
            return JSONArrayUtils.toJSONString(list);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> object = new HashMap<>();
            map.forEach((key, member) -> object.put(String.valueOf(key), member));
            return JSONObjectUtils.toJSONString(object);
        }
        return String.valueOf(value);
    }
}
