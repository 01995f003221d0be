package com.rundiffusion.keycloak.enterprise.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a customer has given on the pages of its link. It stands with the link alone: nothing of it is taken for anybody else.
 *
 * @param application fields of an enterprise's document, of the application in Entra; empty before they were given
 * @param displayName of the company; empty where operations have chosen it, or nobody has yet
 * @param domains that the customer has named, in their form
 * @param contacts who are to hear of the company, where operations have named nobody
 * @param replaced certificates that were trusted before a renewal, as PEM, for whoever wants them back
 */
public record GivenValues(
        ObjectNode application,
        Optional<String> displayName,
        Set<String> domains,
        Set<String> contacts,
        List<String> replaced) {

    private static final String APPLICATION = "application";
    private static final String DISPLAY_NAME = "displayName";
    private static final String DOMAINS = "domains";
    private static final String CONTACTS = "contacts";
    private static final String REPLACED = "replaced";

    public GivenValues {
        domains = Set.copyOf(domains);
        contacts = Set.copyOf(contacts);
        replaced = List.copyOf(replaced);
    }

    static GivenValues of(ObjectNode json) {
        Set<String> domains = new LinkedHashSet<>();
        json.path(DOMAINS).forEach(domain -> domains.add(domain.asText()));
        Set<String> contacts = new LinkedHashSet<>();
        json.path(CONTACTS).forEach(contact -> contacts.add(contact.asText()));
        List<String> replaced = new ArrayList<>();
        json.path(REPLACED).forEach(pem -> replaced.add(pem.asText()));
        JsonNode application = json.path(APPLICATION);
        return new GivenValues(
                application instanceof ObjectNode values ? values : StrictJson.MAPPER.createObjectNode(),
                Optional.ofNullable(json.path(DISPLAY_NAME).textValue()),
                domains,
                contacts,
                replaced);
    }

    ObjectNode toJson() {
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        json.set(APPLICATION, application);
        displayName.ifPresent(name -> json.put(DISPLAY_NAME, name));
        domains.stream().sorted().forEach(json.putArray(DOMAINS)::add);
        contacts.stream().sorted().forEach(json.putArray(CONTACTS)::add);
        replaced.forEach(json.putArray(REPLACED)::add);
        return json;
    }

    public GivenValues withApplication(ObjectNode values) {
        return new GivenValues(values, displayName, domains, contacts, replaced);
    }

    public GivenValues withDisplayName(String name) {
        return new GivenValues(application, Optional.of(name), domains, contacts, replaced);
    }

    public GivenValues withDomains(Set<String> named) {
        return new GivenValues(application, displayName, named, contacts, replaced);
    }

    public GivenValues withContacts(Set<String> named) {
        return new GivenValues(application, displayName, domains, named, replaced);
    }

    public GivenValues withReplaced(List<String> pems) {
        return new GivenValues(application, displayName, domains, contacts, pems);
    }

    /** The one that the application is in, proven or not. */
    public Optional<TenantId> tenant() {
        return TenantId.ofIssuer(application.path("entraIdentifier").textValue());
    }

    boolean isOfTheSameApplication(GivenValues other) {
        return application.equals(other.application) && displayName.equals(other.displayName);
    }

    public boolean hasApplication() {
        return !application.isEmpty();
    }
}
