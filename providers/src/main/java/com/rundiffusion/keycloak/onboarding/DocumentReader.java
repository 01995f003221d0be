package com.rundiffusion.keycloak.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the contract's JSON: which fields there are, of which type, and how long a value may be. */
final class DocumentReader {

    /** Alone or beside {@code certificates}. */
    private static final String ONE_CERTIFICATE = "certificate";

    private static final List<String> FIELDS = List.of(
            "identifier",
            "signOnUrl",
            "loginUrl",
            "entraIdentifier",
            "certificates",
            ONE_CERTIFICATE,
            "displayName",
            "domains",
            "otherDomains",
            "alias",
            "status",
            "metadataUrl",
            "metadata",
            "contacts",
            "planEndsOn");

    /** What {@code GET} says beside the document. */
    private static final Set<String> READ_ONLY = Set.of(
            "certificateDetails",
            "createdAt",
            "updatedAt",
            "tenantId",
            "metadataRefreshedAt",
            "metadataFailure",
            "changes");

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_URL = 2048;
    private static final int LONGEST_CERTIFICATE = 16 * 1024;
    private static final int LONGEST_METADATA = 1024 * 1024;
    private static final int MOST_CERTIFICATES = 20;
    private static final int MOST_DOMAINS = 100;
    private static final int MOST_CONTACTS = 20;

    private final ObjectNode json;
    private final List<Fault> faults = new ArrayList<>();

    DocumentReader(ObjectNode json) {
        this.json = json;
    }

    /** To be asked after {@link #document}. */
    List<Fault> faults() {
        return faults;
    }

    EnterpriseDocument document() {
        json.fieldNames().forEachRemaining(this::requireKnown);
        return new EnterpriseDocument(
                line("alias", LONGEST_NAME),
                line("displayName", LONGEST_NAME),
                line("identifier", LONGEST_NAME),
                line("signOnUrl", LONGEST_URL),
                line("loginUrl", LONGEST_URL),
                line("entraIdentifier", LONGEST_URL),
                certificates(),
                line("metadataUrl", LONGEST_URL),
                text("metadata", LONGEST_METADATA),
                words("domains", MOST_DOMAINS),
                line("otherDomains", LONGEST_NAME),
                line("status", LONGEST_NAME),
                words("contacts", MOST_CONTACTS),
                line("planEndsOn", LONGEST_NAME));
    }

    private void requireKnown(String field) {
        if (!FIELDS.contains(field) && !READ_ONLY.contains(field)) {
            faults.add(FaultCode.FIELD_UNKNOWN.fault(field, field, nearest(field)));
        }
    }

    private static String nearest(String field) {
        String wanted = letters(field);
        return FIELDS.stream()
                .filter(known -> letters(known).contains(wanted)
                        || wanted.contains(letters(known))
                        || distance(letters(known), wanted) <= 3)
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

    private String line(String field, int longest) {
        return Optional.ofNullable(text(field, longest)).map(PastedText::line).orElse(null);
    }

    private String text(String field, int longest) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isTextual() ? fitting(field, value.asText(), longest) : wrongType(field, value, "a text");
    }

    private String wrongType(String field, JsonNode value, String expected) {
        faults.add(FaultCode.FIELD_TYPE.fault(field, value.getNodeType().name().toLowerCase(Locale.ROOT), expected));
        return null;
    }

    private String fitting(String field, String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        faults.add(FaultCode.TEXT_TOO_LONG.fault(
                field, text.length() + " characters", "at most " + longest + " characters"));
        return null;
    }

    private List<String> certificates() {
        return few(
                "certificates",
                MOST_CERTIFICATES,
                Stream.of("certificates", ONE_CERTIFICATE)
                        .flatMap(field -> texts(field, LONGEST_CERTIFICATE))
                        .filter(text -> !text.isBlank())
                        .toList());
    }

    /** A list, or one text with commas, semicolons or spaces between. */
    private List<String> words(String field, int most) {
        String separator = json.path(field).isTextual() ? "[,;\\s]+" : "\\n";
        return few(
                field,
                most,
                texts(field, LONGEST_METADATA)
                        .flatMap(text -> Stream.of(text.split(separator)))
                        .map(PastedText::line)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private List<String> few(String field, int most, List<String> values) {
        if (values.size() <= most) {
            return values;
        }
        faults.add(FaultCode.TEXT_TOO_LONG.fault(field, values.size() + " values", "at most " + most + " values"));
        return List.of();
    }

    private Stream<String> texts(String field, int longest) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Stream.empty();
        }
        if (value.isTextual()) {
            return Stream.ofNullable(fitting(field, value.asText(), longest));
        }
        List<String> texts = new ArrayList<>();
        value.forEach(element -> texts.add(element.isTextual() ? element.asText() : null));
        if (!value.isArray() || texts.contains(null)) {
            wrongType(field, value, "a list of texts");
            return Stream.empty();
        }
        return texts.stream().map(text -> fitting(field, text, longest)).filter(Objects::nonNull);
    }
}
