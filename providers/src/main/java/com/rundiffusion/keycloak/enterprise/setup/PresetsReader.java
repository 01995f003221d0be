package com.rundiffusion.keycloak.enterprise.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.document.check.CheckContext;
import com.rundiffusion.keycloak.enterprise.document.check.CompanyValues;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import com.rundiffusion.keycloak.pasted.PastedText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what operations send to make a setup link: fields of an enterprise's document, and those of the link itself. */
public final class PresetsReader {

    private static final String MAY = "may";
    private static final String CLIENT = "client";
    private static final String LANGUAGE = "language";
    private static final String TENANT = "tenantId";
    private static final String DOMAINS = "domains";
    private static final String MORE_DOMAINS = "moreDomains";
    private static final List<String> OF_THE_LINK = List.of(MAY, CLIENT, LANGUAGE, TENANT, DOMAINS, MORE_DOMAINS);

    /** What is changed by the enterprise's own call once it is connected. */
    private static final List<String> OF_THE_DOCUMENT =
            List.of("displayName", "contacts", "planEndsOn", "otherDomains");

    private final ObjectNode json;
    private final CheckContext context;
    private final Optional<Enterprise> stored;
    private final Set<String> apps;
    private final Set<String> languages;
    private final Faults faults = new Faults();

    /**
     * @param stored the enterprise that the link is for; empty for a customer that does not exist yet
     * @param apps client ids
     * @param languages tags
     */
    public PresetsReader(
            ObjectNode json,
            CheckContext context,
            Optional<Enterprise> stored,
            Set<String> apps,
            Set<String> languages) {
        this.json = json;
        this.context = context;
        this.stored = stored;
        this.apps = apps;
        this.languages = languages;
    }

    /** To be asked after {@link #read}. */
    public List<Fault> faults() {
        return faults.all();
    }

    /** Not to be used where there are faults. */
    public SetupPresets read() {
        ObjectNode ofTheCompany = json.deepCopy();
        ofTheCompany.remove(OF_THE_LINK);
        PresetDomains domains = PresetDomains.read(json.path(DOMAINS), faults);
        domains.putNames(ofTheCompany, DOMAINS);
        CompanyValues company = CompanyValues.read(ofTheCompany, context, stored);
        faults.addAll(company.faults());
        if (isConnected()) {
            refuseWhatStandsInTheDocument();
            if (!domains.given().isEmpty()) {
                faults.add(
                        DOMAINS,
                        FaultCode.FIELD_UNKNOWN,
                        DOMAINS,
                        "a proof that is required, or the enterprise's own document");
            }
        }
        return new SetupPresets(
                purposes(),
                company.alias(),
                company.displayName(),
                oneOf(CLIENT, apps, FaultCode.CLIENT_UNKNOWN),
                oneOf(LANGUAGE, languages, FaultCode.LANGUAGE_UNKNOWN),
                tenant(),
                company.contacts(),
                company.planEndsOn(),
                company.otherDomains(),
                domains.givenOf(company.domains()),
                domains.requiredOf(company.domains()),
                moreDomains(domains.isEmpty()));
    }

    private boolean isConnected() {
        return stored.filter(enterprise -> enterprise.status() != Status.DRAFT).isPresent();
    }

    /** Of a company that is connected a link changes none of it. */
    private void refuseWhatStandsInTheDocument() {
        OF_THE_DOCUMENT.stream()
                .filter(json::hasNonNull)
                .forEach(field -> faults.add(
                        field, FaultCode.FIELD_UNKNOWN, field, "nothing: change it in the enterprise's own document"));
    }

    /**
     * Whoever is connected is not connected again, and whoever is not has nothing to renew. Tokens are made by no link of which operations
     * have not said so.
     */
    private Set<SetupPurpose> purposes() {
        Set<SetupPurpose> usual = isConnected()
                ? EnumSet.of(SetupPurpose.RENEW, SetupPurpose.DOMAINS)
                : EnumSet.of(SetupPurpose.CONNECT, SetupPurpose.DOMAINS);
        if (!json.hasNonNull(MAY)) {
            return usual;
        }
        Set<SetupPurpose> possible = EnumSet.copyOf(usual);
        possible.add(SetupPurpose.PROVISIONING);
        String expected = possible.stream().map(SetupPurpose::key).sorted().collect(Collectors.joining(", "));
        Set<SetupPurpose> purposes = EnumSet.noneOf(SetupPurpose.class);
        texts(MAY)
                .forEach(text -> SetupPurpose.of(text)
                        .filter(possible::contains)
                        .ifPresentOrElse(
                                purposes::add, () -> faults.add(MAY, FaultCode.PURPOSE_UNKNOWN, text, expected)));
        if (purposes.isEmpty() && !faults.has(MAY)) {
            faults.missing(MAY, expected);
        } else if (connectsFirst(purposes) && !purposes.contains(SetupPurpose.CONNECT) && !faults.has(MAY)) {
            faults.add(MAY, FaultCode.PURPOSE_UNKNOWN, json.path(MAY).toString(), SetupPurpose.CONNECT.key());
        }
        return purposes;
    }

    /** Where there is no enterprise yet, or none whose people could be provisioned. */
    private boolean connectsFirst(Set<SetupPurpose> purposes) {
        return stored.isEmpty() || purposes.contains(SetupPurpose.PROVISIONING) && !isConnected();
    }

    private Optional<String> oneOf(String field, Set<String> known, FaultCode unknown) {
        Optional<String> value = text(field);
        value.filter(written -> !known.contains(written))
                .ifPresent(written -> faults.add(
                        field, unknown, written, known.stream().sorted().collect(Collectors.joining(", "))));
        return value.filter(known::contains);
    }

    private Optional<TenantId> tenant() {
        Optional<String> value = text(TENANT);
        Optional<TenantId> tenant = value.flatMap(TenantId::parse);
        if (value.isPresent() && tenant.isEmpty()) {
            faults.add(TENANT, FaultCode.TENANT_ID_MALFORMED, value.get(), "11111111-2222-4333-8444-555555555555");
        }
        return tenant;
    }

    /** Where operations have named none, the customer does. */
    private boolean moreDomains(boolean otherwise) {
        JsonNode value = json.path(MORE_DOMAINS);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            faults.add(MORE_DOMAINS, FaultCode.FIELD_TYPE, "no such value", "true or false");
        }
        return value.asBoolean();
    }

    private Optional<String> text(String field) {
        return texts(field).findFirst();
    }

    /** One text, or a list of them. */
    private Stream<String> texts(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Stream.empty();
        }
        List<JsonNode> values = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(values::add);
        } else {
            values.add(value);
        }
        if (!values.stream().allMatch(JsonNode::isTextual)) {
            faults.add(field, FaultCode.FIELD_TYPE, "no text", "a string");
            return Stream.empty();
        }
        return values.stream().flatMap(text -> PastedText.word(text.asText()).stream());
    }
}
