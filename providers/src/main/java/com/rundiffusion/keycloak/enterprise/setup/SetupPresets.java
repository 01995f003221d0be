package com.rundiffusion.keycloak.enterprise.setup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.OtherDomains;
import com.rundiffusion.keycloak.enterprise.TenantId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What operations have said of a customer before it begins. Of what is empty, the customer is asked, or it has its default.
 *
 * @param may what the link may be used for
 * @param client id of the app whose brand the pages have
 * @param language tag of one of the realm's
 * @param tenant the only one that may be connected
 * @param contacts to whom the link is mailed, and who hear of changes
 * @param domains the customer's own, by operations' word
 * @param domainsToProve the customer's own once that is proven
 * @param moreDomains whether the customer may name further ones, which are to be proven too
 */
public record SetupPresets(
        Set<SetupPurpose> may,
        Optional<String> alias,
        Optional<String> displayName,
        Optional<String> client,
        Optional<String> language,
        Optional<TenantId> tenant,
        List<String> contacts,
        Optional<LocalDate> planEndsOn,
        Optional<OtherDomains> otherDomains,
        Set<String> domains,
        Set<String> domainsToProve,
        boolean moreDomains) {

    public SetupPresets {
        may = Set.copyOf(may);
        contacts = List.copyOf(contacts);
        domains = Set.copyOf(domains);
        domainsToProve = Set.copyOf(domainsToProve);
    }

    /** As it is stored and answered; what is empty is left out. */
    public ObjectNode toJson() {
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        alias.ifPresent(value -> json.put("alias", value));
        displayName.ifPresent(value -> json.put("displayName", value));
        client.ifPresent(value -> json.put("client", value));
        language.ifPresent(value -> json.put("language", value));
        tenant.ifPresent(value -> json.put("tenantId", value.guid()));
        texts(json, "contacts", contacts);
        planEndsOn.ifPresent(value -> json.put("planEndsOn", value.toString()));
        otherDomains.ifPresent(value -> json.put("otherDomains", value.key()));
        ArrayNode all = json.putArray("domains");
        domains.stream()
                .sorted()
                .forEach(name -> all.addObject().put("name", name).put("proof", "given"));
        domainsToProve.stream()
                .sorted()
                .forEach(name -> all.addObject().put("name", name).put("proof", "required"));
        json.put("moreDomains", moreDomains);
        return json;
    }

    private static void texts(ObjectNode json, String field, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = json.putArray(field);
            values.forEach(array::add);
        }
    }
}
