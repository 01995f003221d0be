package com.rundiffusion.keycloak.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.pasted.PastedList;
import com.rundiffusion.keycloak.pasted.PastedText;
import com.rundiffusion.keycloak.pasted.PrivateKeyText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the contract's JSON: which fields there are, of which type, and how long a value may be. */
final class DocumentReader {

    private static final String CERTIFICATES = "certificates";

    /** The same for somebody who has one. */
    private static final String ONE_CERTIFICATE = "certificate";

    private static final int LONGEST_NAME = 255;
    static final int LONGEST_URL = 2048;
    /** Of what is pasted, with an e-mail around it. */
    private static final int LONGEST_CERTIFICATE = 64 * 1024;

    private static final int LONGEST_METADATA = 1024 * 1024;
    private static final int LONGEST_LIST = 16 * 1024;
    /** Of one domain or contact, with what e-mail puts around it. */
    private static final int LONGEST_WORD = 1024;

    /** Beyond, nobody reads on; a document of megabytes must not be answered by hundreds of them. */
    private static final int MOST_UNKNOWN = 20;

    private static final int MOST_CERTIFICATES = 20;
    private static final int MOST_DOMAINS = 100;
    private static final int MOST_CONTACTS = 20;

    private final ObjectNode json;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> withKey = new HashSet<>();

    DocumentReader(ObjectNode json) {
        this.json = json;
    }

    /** To be asked after {@link #document}. */
    List<Fault> faults() {
        return faults;
    }

    private void add(FaultCode code, String field, String actual, String expected) {
        faults.add(code.fault(field.equals(ONE_CERTIFICATE) ? CERTIFICATES : field, actual, expected));
    }

    EnterpriseDocument document() {
        json.fieldNames().forEachRemaining(this::requireKnown);
        json.properties().forEach(field -> refuseKeys(field.getKey(), field.getValue()));
        return new EnterpriseDocument(
                line("alias", LONGEST_NAME),
                text("displayName", LONGEST_NAME, PastedText::name),
                line("identifier", LONGEST_NAME),
                line("signOnUrl", LONGEST_URL),
                text("loginUrl", LONGEST_URL, PastedText::url),
                text("entraIdentifier", LONGEST_URL, PastedText::url),
                certificates(),
                text("metadataUrl", LONGEST_URL, PastedText::url),
                text("metadata", LONGEST_METADATA, Function.identity()),
                values("domains", MOST_DOMAINS, PastedList::words),
                line("otherDomains", LONGEST_NAME),
                line("status", LONGEST_NAME),
                values("contacts", MOST_CONTACTS, PastedList::addresses),
                line("planEndsOn", LONGEST_NAME));
    }

    private void requireKnown(String field) {
        if (!FieldName.isKnown(field) && faults.size() < MOST_UNKNOWN) {
            add(FaultCode.FIELD_UNKNOWN, field, field, FieldName.nearest(field));
        }
    }

    /** Wherever it stands, in a field of another type and in an unknown one too; what is in such a field is not read. */
    private void refuseKeys(String field, JsonNode value) {
        if (PrivateKeyText.isIn(field) || holdsKey(value)) {
            withKey.add(field);
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
        return StreamSupport.stream(value.spliterator(), false)
                .flatMap(one -> one.isTextual() ? Stream.of(one.asText()) : textsIn(one));
    }

    private JsonNode value(String field) {
        return withKey.contains(field) ? MissingNode.getInstance() : json.path(field);
    }

    private String line(String field, int longest) {
        return text(field, longest, PastedText::line);
    }

    private String text(String field, int longest, Function<String, String> freed) {
        JsonNode value = value(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isTextual()
                ? Optional.ofNullable(fitting(field, value.asText(), longest))
                        .map(freed)
                        .orElse(null)
                : wrongType(field, value, "a string");
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

    private String fitting(String field, String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        add(
                FaultCode.TEXT_TOO_LONG,
                field,
                "text of %,d characters".formatted(text.length()),
                "at most %,d characters".formatted(longest));
        return null;
    }

    private List<String> certificates() {
        return few(
                CERTIFICATES,
                MOST_CERTIFICATES,
                Stream.of(CERTIFICATES, ONE_CERTIFICATE)
                        .flatMap(field -> texts(field, LONGEST_CERTIFICATE))
                        .filter(text -> !text.isBlank())
                        .toList());
    }

    /** A list, or one text that lists them, or a list of such. */
    private List<String> values(String field, int most, Function<String, List<String>> listed) {
        return few(
                        field,
                        most,
                        texts(field, LONGEST_LIST)
                                .flatMap(text -> listed.apply(text).stream())
                                .toList())
                .stream()
                .map(text -> fitting(field, text, LONGEST_WORD))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> few(String field, int most, List<String> values) {
        if (values.size() <= most) {
            return values;
        }
        add(FaultCode.TEXT_TOO_LONG, field, values.size() + " values", "at most " + most + " values");
        return List.of();
    }

    private Stream<String> texts(String field, int longest) {
        JsonNode value = value(field);
        if (value.isMissingNode() || value.isNull()) {
            return Stream.empty();
        }
        if (value.isTextual()) {
            return Stream.ofNullable(fitting(field, value.asText(), longest));
        }
        List<String> texts = new ArrayList<>();
        value.forEach(element -> texts.add(element.isTextual() ? element.asText() : null));
        if (!value.isArray() || texts.contains(null)) {
            wrongType(field, value, "a list of strings");
            return Stream.empty();
        }
        return texts.stream().map(text -> fitting(field, text, longest)).filter(Objects::nonNull);
    }
}
