package com.rundiffusion.keycloak.enterprise.document.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.RequestLimit;
import com.rundiffusion.keycloak.pasted.PrivateKeyText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What is asked of a document before a value is read: whether its fields are known, how much is in them, and whether a private key
 * is. A field that is refused here is not read.
 */
final class DocumentScreening {

    static final String CERTIFICATES = "certificates";

    /** The same for somebody who has one. */
    static final String ONE_CERTIFICATE = "certificate";

    private static final Map<String, RequestLimit> LISTS = Map.of(
            CERTIFICATES,
            RequestLimit.CERTIFICATES,
            ONE_CERTIFICATE,
            RequestLimit.CERTIFICATES,
            "domains",
            RequestLimit.DOMAINS,
            "contacts",
            RequestLimit.CONTACTS);

    /** Of each text in a field. */
    private static final Map<String, RequestLimit> TEXTS = Map.ofEntries(
            Map.entry(CERTIFICATES, RequestLimit.CERTIFICATE),
            Map.entry(ONE_CERTIFICATE, RequestLimit.CERTIFICATE),
            Map.entry("domains", RequestLimit.DOMAIN_LIST),
            Map.entry("contacts", RequestLimit.CONTACT_LIST),
            Map.entry("alias", RequestLimit.ALIAS),
            Map.entry("displayName", RequestLimit.DISPLAY_NAME),
            Map.entry("identifier", RequestLimit.IDENTIFIER),
            Map.entry("signOnUrl", RequestLimit.SIGN_ON_URL),
            Map.entry("loginUrl", RequestLimit.LOGIN_URL),
            Map.entry("entraIdentifier", RequestLimit.ENTRA_IDENTIFIER),
            Map.entry("metadataUrl", RequestLimit.METADATA_URL),
            Map.entry("metadata", RequestLimit.METADATA),
            Map.entry("otherDomains", RequestLimit.OTHER_DOMAINS),
            Map.entry("status", RequestLimit.STATUS),
            Map.entry("planEndsOn", RequestLimit.PLAN_ENDS_ON),
            Map.entry("acceptExpiredCertificatesUntil", RequestLimit.ACCEPT_EXPIRED_CERTIFICATES_UNTIL),
            Map.entry("provisioning", RequestLimit.PROVISIONING),
            Map.entry("roles", RequestLimit.ROLE_VALUE));

    private final ObjectNode json;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();

    DocumentScreening(ObjectNode json) {
        this.json = json;
    }

    void screen() {
        json.fieldNames().forEachRemaining(this::requireKnown);
        json.properties().forEach(field -> refuseMany(field.getKey(), field.getValue()));
        json.properties().forEach(field -> refuseKeys(field.getKey(), field.getValue()));
        json.properties().forEach(field -> refuseLong(field.getKey(), field.getValue()));
    }

    boolean isRefused(String field) {
        return refused.contains(field);
    }

    List<Fault> faults() {
        return faults;
    }

    /** Under the name that the contract has for it. */
    void add(Fault fault) {
        faults.add(
                ONE_CERTIFICATE.equals(fault.field())
                        ? fault.code().fault(CERTIFICATES, fault.actual(), fault.expected())
                        : fault);
    }

    private void requireKnown(String field) {
        if (!FieldName.isKnown(field) && faults.size() < RequestLimit.UNKNOWN_FIELDS.most()) {
            add(FaultCode.FIELD_UNKNOWN.fault(field, field, FieldName.nearest(field)));
        }
    }

    /** First of all: whatever is done with a value takes time by its length. */
    private void refuseMany(String field, JsonNode value) {
        RequestLimit values = LISTS.get(field);
        if (values != null && value.isArray() && !values.allows(value.size())) {
            refuse(field, values.fault(value.size()));
            return;
        }
        RequestLimit longest = field.equals("metadata") ? RequestLimit.METADATA : RequestLimit.CERTIFICATE;
        long length = textsIn(value).mapToLong(String::length).max().orElse(0);
        if (!longest.allows(length) && !TEXTS.containsKey(field)) {
            // Not read anyway.
            refused.add(field);
        } else if (!longest.allows(length)) {
            refuseLong(field, value);
        }
    }

    private void refuseLong(String field, JsonNode value) {
        RequestLimit longest = TEXTS.getOrDefault(field, RequestLimit.METADATA);
        if (!refused.contains(field)) {
            textsIn(value)
                    .filter(text -> !longest.allows(text.length()))
                    .findFirst()
                    .ifPresent(text -> refuse(field, tooLong(field, text, longest)));
        }
    }

    void refuse(String field, Fault fault) {
        refused.add(field);
        add(fault.code().fault(field, fault.actual(), fault.expected()));
    }

    /** Entra's two files are longer than most fields. */
    private static Fault tooLong(String field, String text, RequestLimit longest) {
        return OtherField.ofFile(text)
                .filter(other ->
                        !other.equals(field) && longest != RequestLimit.CERTIFICATE && longest != RequestLimit.METADATA)
                .map(other -> OtherField.fault(field, text, other))
                .orElseGet(() -> longest.fault(text.length()));
    }

    /** Wherever it stands, in a field of another type and in an unknown one too; what is in such a field is not read. */
    private void refuseKeys(String field, JsonNode value) {
        if (!refused.contains(field) && (PrivateKeyText.isIn(field) || holdsKey(value))) {
            refuse(field, FaultCode.CERTIFICATE_IS_PRIVATE_KEY.fault(field, "a private key", "no private key"));
        }
    }

    /** An object may be a key itself, as a JSON Web Key is; it is written out once, with all that is in it. */
    private static boolean holdsKey(JsonNode value) {
        return value.isTextual() && PrivateKeyText.isIn(value.asText())
                || value.isContainerNode() && PrivateKeyText.isIn(value.toString())
                || textsIn(value).anyMatch(PrivateKeyText::isIn);
    }

    /** Without the escapes of JSON. */
    private static Stream<String> textsIn(JsonNode value) {
        return value.isTextual()
                ? Stream.of(value.asText())
                : StreamSupport.stream(value.spliterator(), false).flatMap(DocumentScreening::textsIn);
    }
}
