package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is signed in, as a page greets them. A claim that the broker leaves out stays out: there may be no name and no e-mail. */
final class Person {

    private Person() {}

    static Map<String, String> of(SignedIn who) {
        JWTClaimsSet claims = who.idClaims();
        String email = text(claims, "email");
        String name = Stream.of(text(claims, "name"), email, text(claims, "preferred_username"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("Someone");
        Map<String, String> person = new HashMap<>();
        person.put("name", name);
        person.put("shortName", text(claims, "given_name"));
        person.put("initials", initials(name));
        person.put("email", email);
        person.put("organization", text(claims, "organization_name"));
        person.put("enterprise", text(claims, "sso_provider"));
        return person;
    }

    private static String initials(String name) {
        return Stream.of(name.split("[\\s@.]+"))
                .filter(part -> !part.isEmpty())
                .limit(2)
                .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }

    private static String text(JWTClaimsSet claims, String name) {
        try {
            return claims.getStringClaim(name);
        } catch (ParseException e) {
            return null;
        }
    }
}
