package com.rundiffusion.keycloak.rejection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a check wanted, where that is a phrase and no value. Events, logs and look-ups have it in English; a page says it in its own
 * language, by the message {@code rejection.wanted.<key>}.
 */
public enum Wanted {
    NOTHING("(none)"),
    ACTIVE_ENTERPRISE("an active enterprise"),
    COMPLETE_ENTERPRISE("an active enterprise with Identifier and Microsoft Entra Identifier"),
    SMALL_REQUEST("at most {0} bytes"),
    ONE_OF_EACH("one SAMLResponse, one RelayState"),
    ENDPOINT_ITSELF("HTTP-POST to the endpoint itself"),
    ENCRYPTION_OFF("Token encryption: off"),
    SIGNED_ASSERTION("Signing Option: Sign SAML assertion"),
    SIGNATURE_OVER_ASSERTION("a signature over the assertion"),
    XML_SIGNATURE("an XML signature"),
    SHA_256("SHA-256 or better"),
    SIGNED_BY_ENTERPRISE("signed by a certificate of this enterprise"),
    CONDITIONS("Conditions with NotOnOrAfter and AudienceRestriction"),
    CONSISTENT_CONDITIONS("NotBefore before NotOnOrAfter, each condition once"),
    TIME("xs:dateTime with a time zone"),
    AT_OR_AFTER("at or after {0}"),
    BEFORE("before {0}"),
    CONFIRMATION("one bearer SubjectConfirmation with data"),
    CONFIRMATION_PERIOD("NotBefore before NotOnOrAfter in SubjectConfirmationData"),
    NAME_ID("a NameID"),
    ONE_GUID("{0} with one GUID"),
    SHORT_VALUE("at most {0} characters"),
    PRINTABLE("printable characters"),
    ADDRESS("an address, with nothing around it, that can be read in one way"),
    ADDRESS_IN("an address in {0}"),
    ADDRESS_IN_NO_OTHER("an address that is in no other enterprise's domain"),
    ACTIVE_PERSON("a person whom the enterprise's provisioning lets in"),
    PROVISIONED_PERSON("a person whom the enterprise has provisioned"),
    AUTHENTICATION("AuthnStatement with an AuthnInstant that has passed");

    private static final String VALUE = "{0}";

    private final String english;
    private final Pattern written;

    Wanted(String english) {
        this.english = english;
        this.written = Pattern.compile(Pattern.quote(english).replace(VALUE, "\\E(?<value>.+)\\Q"));
    }

    /** The lower-case name used in message keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In English, around the value. */
    public String of(Object value) {
        return english.replace(VALUE, String.valueOf(value));
    }

    @Override
    public String toString() {
        return english;
    }

    /** A phrase as it was written. @param value {@code null} where it has none */
    record Phrase(Wanted wanted, String value) {}

    /** @return empty for what is a value, also for a phrase of another version */
    static Optional<Phrase> read(String text) {
        return Arrays.stream(values())
                .flatMap(wanted -> wanted.phrase(text).stream())
                .findFirst();
    }

    private Optional<Phrase> phrase(String text) {
        Matcher matcher = written.matcher(text);
        return matcher.matches()
                ? Optional.of(new Phrase(this, english.contains(VALUE) ? matcher.group("value") : null))
                : Optional.empty();
    }
}
