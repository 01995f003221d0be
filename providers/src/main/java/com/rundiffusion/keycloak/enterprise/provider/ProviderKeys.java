package com.rundiffusion.keycloak.enterprise.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.models.IdentityProviderModel;

/** The keys of an identity provider's configuration under which an enterprise is written down. */
public final class ProviderKeys {

    // Keycloak's own.
    static final String IDENTIFIER = "entityId";
    static final String LOGIN_URL = "singleSignOnServiceUrl";
    static final String ENTRA_IDENTIFIER = "idpEntityId";
    static final String CERTIFICATES = "signingCertificate";

    // Ours, which are called as the document calls them.
    static final String SIGN_ON_URL = "signOnUrl";
    static final String METADATA_URL = "metadataUrl";
    static final String OTHER_DOMAINS = "otherDomains";
    static final String CONTACTS = "contacts";
    static final String PLAN_ENDS_ON = "planEndsOn";
    static final String EXPIRED_ACCEPTED_UNTIL = "acceptExpiredCertificatesUntil";
    static final String STATUS = "status";
    static final String PROVISIONING = "provisioning";
    static final String ROLES = "roles";
    static final String FIREBASE_USERS = "firebaseUsers";

    /** Every key that nobody writes but our own API, by the field of the document that it holds. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry(IDENTIFIER, "identifier"),
            Map.entry(LOGIN_URL, "loginUrl"),
            Map.entry(ENTRA_IDENTIFIER, "entraIdentifier"),
            Map.entry(CERTIFICATES, "certificates"),
            Map.entry(SIGN_ON_URL, SIGN_ON_URL),
            Map.entry(METADATA_URL, METADATA_URL),
            Map.entry(OTHER_DOMAINS, OTHER_DOMAINS),
            Map.entry(CONTACTS, CONTACTS),
            Map.entry(PLAN_ENDS_ON, PLAN_ENDS_ON),
            Map.entry(EXPIRED_ACCEPTED_UNTIL, EXPIRED_ACCEPTED_UNTIL),
            Map.entry(STATUS, STATUS),
            Map.entry(PROVISIONING, PROVISIONING),
            Map.entry(ROLES, ROLES),
            Map.entry(FIREBASE_USERS, FIREBASE_USERS));

    private ProviderKeys() {}

    /** The fields of the document, and the alias and display name, of which one says something else than the other. */
    public static List<String> differences(IdentityProviderModel one, IdentityProviderModel other) {
        List<String> fields = new ArrayList<>();
        if (!Objects.equals(one.getAlias(), other.getAlias())) {
            fields.add("alias");
        }
        if (!text(one.getDisplayName()).equals(text(other.getDisplayName()))) {
            fields.add("displayName");
        }
        FIELDS.entrySet().stream()
                .filter(key -> !text(one.getConfig().get(key.getKey()))
                        .equals(text(other.getConfig().get(key.getKey()))))
                .map(Map.Entry::getValue)
                .sorted()
                .forEach(fields::add);
        return fields;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
