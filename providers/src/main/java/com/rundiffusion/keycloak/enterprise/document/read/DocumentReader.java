package com.rundiffusion.keycloak.enterprise.document.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.RequestLimit;
import com.rundiffusion.keycloak.pasted.PastedList;
import com.rundiffusion.keycloak.pasted.PastedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the contract's JSON, screened: of which type each value is, and what it is freed of. */
public final class DocumentReader {

    private final ObjectNode json;
    private final DocumentScreening screening;

    public DocumentReader(ObjectNode json) {
        this.json = json;
        this.screening = new DocumentScreening(json);
    }

    /** To be asked after {@link #document}. */
    public List<Fault> faults() {
        return screening.faults();
    }

    public EnterpriseDocument document() {
        screening.screen();
        return new EnterpriseDocument(
                line("alias"),
                text("displayName", PastedText::name),
                line("identifier"),
                text("signOnUrl", PastedText::url),
                text("loginUrl", PastedText::url),
                text("entraIdentifier", PastedText::url),
                certificates(),
                text("metadataUrl", PastedText::url),
                metadata(),
                values("domains", PastedList::words, RequestLimit.DOMAINS, RequestLimit.DOMAIN),
                line("otherDomains"),
                line("status"),
                values("contacts", PastedList::addresses, RequestLimit.CONTACTS, RequestLimit.CONTACT),
                line("planEndsOn"),
                line("acceptExpiredCertificatesUntil"),
                line("provisioning"),
                new RolesReader(value("roles"), screening).document());
    }

    private JsonNode value(String field) {
        return screening.isRefused(field) ? MissingNode.getInstance() : json.path(field);
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
            screening.refuse(field, OtherField.fault(field, written.get(), other.get()));
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

    static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            default -> "an object";
        };
    }

    private String wrongType(String field, JsonNode value, String expected) {
        screening.add(FaultCode.FIELD_TYPE.fault(field, type(value), expected));
        return null;
    }

    private List<String> certificates() {
        return few(
                RequestLimit.CERTIFICATES,
                Stream.of(DocumentScreening.CERTIFICATES, DocumentScreening.ONE_CERTIFICATE)
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
            screening.add(longest.fault(text.length()));
        }
        return fits;
    }

    private List<String> few(RequestLimit limit, List<String> values) {
        if (limit.allows(values.size())) {
            return values;
        }
        screening.add(limit.fault(values.size()));
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
