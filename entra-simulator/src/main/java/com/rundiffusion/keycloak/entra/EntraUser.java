package com.rundiffusion.keycloak.entra;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A user object in a tenant's directory, as it was when it was asked for.
 *
 * @param person what it is there for; {@code null} for one that a test has added
 * @param objectId never changes and is never used again
 * @param attributes by Entra's names; what the directory leaves empty is not in it. {@code manager} is an object id
 * @param identityProvider who authenticates a guest; {@code null} for members
 * @param methods the authentication methods references of the sign-in
 * @param signedInBefore how old the sign-in already is when this user is picked
 * @param accountEnabled whether the user may sign in
 * @param deletedAt {@code null} unless it waits to be restored or purged
 */
public record EntraUser(
        Person person,
        String objectId,
        Map<String, String> attributes,
        String identityProvider,
        List<String> methods,
        Duration signedInBefore,
        boolean accountEnabled,
        Instant deletedAt) {

    static final String DISPLAY_NAME = "displayName";
    static final String GIVEN_NAME = "givenName";
    static final String SURNAME = "surname";
    static final String USER_PRINCIPAL_NAME = "userPrincipalName";
    static final String MAIL = "mail";
    static final String MAIL_NICKNAME = "mailNickname";

    public EntraUser {
        attributes = Map.copyOf(attributes);
    }

    public String displayName() {
        return attributes.get(DISPLAY_NAME);
    }

    public String givenName() {
        return attributes.get(GIVEN_NAME);
    }

    public String surname() {
        return attributes.get(SURNAME);
    }

    public String userPrincipalName() {
        return attributes.get(USER_PRINCIPAL_NAME);
    }

    public String mail() {
        return attributes.get(MAIL);
    }

    public String mailNickname() {
        return attributes.get(MAIL_NICKNAME);
    }

    /** @param value {@code null} empties it */
    EntraUser with(String attribute, String value) {
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        if (value == null) {
            changed.remove(attribute);
        } else {
            changed.put(attribute, value);
        }
        return new EntraUser(
                person, objectId, changed, identityProvider, methods, signedInBefore, accountEnabled, deletedAt);
    }

    EntraUser enabled(boolean enabled) {
        return new EntraUser(
                person, objectId, attributes, identityProvider, methods, signedInBefore, enabled, deletedAt);
    }

    EntraUser deletedAt(Instant at) {
        return new EntraUser(
                person, objectId, attributes, identityProvider, methods, signedInBefore, accountEnabled, at);
    }

    /** Whether a login hint means this user. */
    boolean answersTo(String hint) {
        return hint.equalsIgnoreCase(userPrincipalName()) || hint.equalsIgnoreCase(mail());
    }
}
