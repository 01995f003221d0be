package com.rundiffusion.keycloak.enterprise.document.read;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The fields of a document by name, and what somebody may have meant who wrote another one. */
final class FieldName {

    private static final int MOST_TYPOS = 3;

    private static final List<String> FIELDS = List.of(
            "identifier",
            "signOnUrl",
            "loginUrl",
            "entraIdentifier",
            "certificates",
            "certificate",
            "displayName",
            "domains",
            "otherDomains",
            "alias",
            "status",
            "metadataUrl",
            "metadata",
            "contacts",
            "planEndsOn",
            "acceptExpiredCertificatesUntil",
            "provisioning",
            "roles");

    /** What {@code GET} says beside the document. */
    private static final Set<String> READ_ONLY = Set.of(
            "certificateDetails",
            "createdAt",
            "updatedAt",
            "tenantId",
            "metadataRefreshedAt",
            "metadataFailure",
            "problems",
            "admits",
            "warnings",
            "signInLink",
            "changes");

    /** What Entra's pages of former days, other products and other standards call them. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "azureadidentifier", "entraIdentifier",
            "issuer", "entraIdentifier",
            "idpentityid", "entraIdentifier",
            "entityid", "identifier",
            "ssourl", "loginUrl",
            "email", "contacts",
            "emails", "contacts",
            "certs", "certificates");

    /** What Entra's pages show beside the five values, or an older guide asked for. */
    private static final Set<String> NOT_NEEDED = Set.of(
            "logouturl",
            "replyurl",
            "replyurls",
            "relaystate",
            "assertionconsumerserviceurl",
            "acsurl",
            "useraccessurl",
            "thumbprint");

    static final String LEFT_OUT = "nothing: it is not needed, leave it out";

    private FieldName() {}

    static boolean isKnown(String field) {
        return FIELDS.contains(field) || READ_ONLY.contains(field);
    }

    /** The field that was meant, or all of them. */
    static String nearest(String field) {
        String wanted = letters(field);
        if (NOT_NEEDED.contains(wanted)) {
            return LEFT_OUT;
        }
        return OTHERWISE.containsKey(wanted) ? OTHERWISE.get(wanted) : likeIt(wanted);
    }

    private static String likeIt(String wanted) {
        return FIELDS.stream()
                .filter(known -> wanted.length() > MOST_TYPOS && letters(known).contains(wanted)
                        || wanted.contains(letters(known))
                        || distance(letters(known), wanted) <= MOST_TYPOS)
                .min(Comparator.comparingInt(known -> distance(letters(known), wanted)))
                .orElse("one of " + String.join(", ", FIELDS));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** Levenshtein's. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
