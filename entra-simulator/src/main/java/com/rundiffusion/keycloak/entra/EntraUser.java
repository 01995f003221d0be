package com.rundiffusion.keycloak.entra;

import java.time.Duration;
import java.util.List;

/**
 * A user object in a tenant's directory. What the directory leaves empty is {@code null}.
 *
 * @param objectId never changes and is never used again
 * @param identityProvider who authenticates a guest; {@code null} for members
 * @param methods the authentication methods references of the sign-in
 * @param signedInBefore how old the sign-in already is when this user is picked
 * @param groups object ids
 */
public record EntraUser(
        Person person,
        String objectId,
        String displayName,
        String givenName,
        String surname,
        String userPrincipalName,
        String mail,
        String identityProvider,
        List<String> methods,
        Duration signedInBefore,
        List<String> groups,
        boolean assigned) {

    EntraUser renamed(String newPrincipalName, String newMail) {
        return new EntraUser(
                person,
                objectId,
                displayName,
                givenName,
                surname,
                newPrincipalName,
                newMail,
                identityProvider,
                methods,
                signedInBefore,
                groups,
                assigned);
    }

    /** Whether a login hint means this user. */
    boolean answersTo(String hint) {
        return hint.equalsIgnoreCase(userPrincipalName) || hint.equalsIgnoreCase(mail);
    }
}
