package com.rundiffusion.keycloak.operations.onboarding;

import java.util.Locale;

/** What a check of an enterprise finds beside the faults of its values. The {@linkplain #key() key} is stable. */
public enum FindingCode {
    STATUS_ACTIVE(Finding.Severity.OK, "The enterprise is switched on.", null),
    STATUS_NOT_ACTIVE(
            Finding.Severity.ERROR,
            "The enterprise is not active, so nobody signs in.",
            "Mend what else is found, then POST the status active."),
    CERTIFICATE_VALID(Finding.Severity.OK, "A certificate is valid now.", null),
    CERTIFICATE_ENDING(
            Finding.Severity.WARNING,
            "The last certificate ends soon; after that nobody signs in.",
            "Ask the customer for the next one, or for the App Federation Metadata Url, which renews it by itself."),
    METADATA_SAME(Finding.Severity.OK, "The metadata can be read and names the certificates that are stored.", null),
    METADATA_OTHER(
            Finding.Severity.WARNING,
            "The metadata names other certificates than are stored.",
            "They are taken in when it is read next, within a day; PUT the metadata to have them now."),
    DOMAINS_OWN(Finding.Severity.OK, "Addresses in these domains count as verified.", null),
    DOMAINS_NONE(
            Finding.Severity.WARNING,
            "No domain is entered: everybody of the tenant is let in, every address counts as unverified, and nobody finds"
                    + " the company by typing an address.",
            "Ask the customer for its domains and PUT them."),
    REPLY_URL(Finding.Severity.OK, "Entra is asked to answer here; the app's own host comes first.", null),
    REPLY_URL_MISSING(
            Finding.Severity.ERROR,
            "The realm names no Reply URL, so Entra cannot be asked to answer.",
            "Set the realm attribute sso.replyUrls."),
    LOGIN_URL(Finding.Severity.OK, "People are sent here.", null),
    PLAN_RUNNING(Finding.Severity.OK, "The plan runs until the end of this day, in UTC.", null),
    PLAN_ENDING(
            Finding.Severity.WARNING,
            "The plan ends soon; after this day nobody signs in.",
            "PUT another planEndsOn if the customer stays.");

    private final Finding.Severity severity;
    private final String message;
    private final String fix;

    FindingCode(Finding.Severity severity, String message, String fix) {
        this.severity = severity;
        this.message = message;
        this.fix = fix;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Finding finding(String field, Object actual) {
        return new Finding(key(), severity, field, message, actual == null ? null : String.valueOf(actual), null, fix);
    }
}
