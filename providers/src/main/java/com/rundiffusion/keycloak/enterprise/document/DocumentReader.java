package com.rundiffusion.keycloak.enterprise.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.RequestLimit;
import com.rundiffusion.keycloak.pasted.PastedList;
import com.rundiffusion.keycloak.pasted.PastedText;
import com.rundiffusion.keycloak.pasted.PrivateKeyText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the contract's JSON: which fields there are, of which type, and how long a value may be. */
public final class DocumentReader {

    private static final String CERTIFICATES = "certificates";

    /** The same for somebody who has one. */
    private static final String ONE_CERTIFICATE = "certificate";

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
            Map.entry("planEndsOn", RequestLimit.PLAN_ENDS_ON));

    private final ObjectNode json;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();

    public DocumentReader(ObjectNode json) {
        this.json = json;
    }

    /** To be asked after {@link #document}. */
    public List<Fault> faults() {
        return faults;
    }

    private void add(FaultCode code, String field, String actual, String expected) {
        faults.add(code.fault(field.equals(ONE_CERTIFICATE) ? CERTIFICATES : field, actual, expected));
    }

    public EnterpriseDocument document() {
        json.fieldNames().forEachRemaining(this::requireKnown);
        json.properties().forEach(field -> refuseMany(field.getKey(), field.getValue()));
        json.properties().forEach(field -> refuseKeys(field.getKey(), field.getValue()));
        json.properties().forEach(field -> refuseLong(field.getKey(), field.getValue()));
        return new EnterpriseDocument(
                line("alias"),
                text("displayName", PastedText::name),
                line("identifier"),
                line("signOnUrl"),
                text("loginUrl", PastedText::url),
                text("entraIdentifier", PastedText::url),
                certificates(),
                text("metadataUrl", PastedText::url),
                metadata(),
                values("domains", PastedList::words, RequestLimit.DOMAINS, RequestLimit.DOMAIN),
                line("otherDomains"),
                line("status"),
                values("contacts", PastedList::addresses, RequestLimit.CONTACTS, RequestLimit.CONTACT),
                line("planEndsOn"));
    }

    private void requireKnown(String field) {
        if (!FieldName.isKnown(field) && faults.size() < RequestLimit.UNKNOWN_FIELDS.most()) {
            add(FaultCode.FIELD_UNKNOWN, field, field, FieldName.nearest(field));
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

    private void refuse(String field, Fault fault) {
        refused.add(field);
        add(fault.code(), field, fault.actual(), fault.expected());
    }

    /** Entra's two files are longer than most fields. */
    private static Fault tooLong(String field, String text, RequestLimit longest) {
        return OtherField.ofFile(text)
                .filter(other ->
                        !other.equals(field) && longest != RequestLimit.CERTIFICATE && longest != RequestLimit.METADATA)
                .map(other -> misplaced(field, text, other))
                .orElseGet(() -> longest.fault(text.length()));
    }

    private static Fault misplaced(String field, String text, String other) {
        return FaultCode.VALUE_OF_OTHER_FIELD.fault(
                field, "text of %,d characters".formatted(text.length()), OtherField.expected(other));
    }

    /** Wherever it stands, in a field of another type and in an unknown one too; what is in such a field is not read. */
    private void refuseKeys(String field, JsonNode value) {
        if (!refused.contains(field) && (PrivateKeyText.isIn(field) || holdsKey(value))) {
            refused.add(field);
            add(FaultCode.CERTIFICATE_IS_PRIVATE_KEY, field, "a private key", "no private key");
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
                : StreamSupport.stream(value.spliterator(), false).flatMap(DocumentReader::textsIn);
    }

    private JsonNode value(String field) {
        return refused.contains(field) ? MissingNode.getInstance() : json.path(field);
    }

    private String line(String field) {
        return text(field, PastedText::line);
    }

    private String metadata() {
        return written("metadata").orElse(null);
    }

    private String text(String field, Function<String, String> freed) {
        Optional<String> written = written(field);
        Optional<String> other = written.flatMap(OtherField::ofFile);
        if (other.isPresent()) {
            refuse(field, misplaced(field, written.get(), other.get()));
            return null;
        }
        return written.map(freed).orElse(null);
    }

    private Optional<String> written(String field) {
        JsonNode value = value(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        return value.isTextual()
                ? Optional.of(value.asText())
                : Optional.ofNullable(wrongType(field, value, "a string"));
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            default -> "an object";
        };
    }

    private String wrongType(String field, JsonNode value, String expected) {
        add(FaultCode.FIELD_TYPE, field, type(value), expected);
        return null;
    }

    private List<String> certificates() {
        return few(
                RequestLimit.CERTIFICATES,
                Stream.of(CERTIFICATES, ONE_CERTIFICATE)
                        .flatMap(this::texts)
                        .filter(text -> !text.isBlank())
                        .toList());
    }

    /** A list, or one text that lists them, or a list of such. */
    private List<String> values(
            String field, Function<String, List<String>> listed, RequestLimit values, RequestLimit longest) {
        return few(
                        values,
                        texts(field)
                                .flatMap(text -> listed.apply(text).stream())
                                .toList())
                .stream()
                .filter(text -> fits(text, longest))
                .toList();
    }

    private boolean fits(String text, RequestLimit longest) {
        boolean fits = longest.allows(text.length());
        if (!fits) {
            faults.add(longest.fault(text.length()));
        }
        return fits;
    }

    private List<String> few(RequestLimit limit, List<String> values) {
        if (limit.allows(values.size())) {
            return values;
        }
        faults.add(limit.fault(values.size()));
        return List.of();
    }

    private Stream<String> texts(String field) {
        JsonNode value = value(field);
        if (value.isMissingNode() || value.isNull()) {
            return Stream.empty();
        }
        if (value.isTextual()) {
            return Stream.of(value.asText());
        }
        List<String> texts = new ArrayList<>();
        value.forEach(element -> texts.add(element.isTextual() ? element.asText() : null));
        if (!value.isArray() || texts.contains(null)) {
            wrongType(field, value, "a list of strings");
            return Stream.empty();
        }
        return texts.stream();
    }
}
