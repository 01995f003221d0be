package com.rundiffusion.keycloak.enterprise.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import com.rundiffusion.keycloak.pasted.EmailDomain;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The domains that operations name with a setup link, each with whether their word is enough.
 *
 * @param given as they were written
 * @param required as they were written: still to be proven
 */
record PresetDomains(List<String> given, List<String> required) {

    private static final String FIELD = "domains";
    private static final String GIVEN = "given";
    private static final String REQUIRED = "required";

    /** @param domains a list of names, or of {@code {"name": …, "proof": "given" | "required"}}; without a proof it is given */
    static PresetDomains read(JsonNode domains, Faults faults) {
        Set<String> given = new LinkedHashSet<>();
        Set<String> required = new LinkedHashSet<>();
        if (!domains.isMissingNode() && !domains.isNull() && !domains.isArray()) {
            faults.add(FIELD, FaultCode.FIELD_TYPE, "no list", "a list of domains");
        }
        domains.elements().forEachRemaining(domain -> {
            JsonNode name = domain.isObject() ? domain.path("name") : domain;
            String proof = domain.path("proof").asText(GIVEN).toLowerCase(Locale.ROOT);
            if (!name.isTextual()) {
                faults.add(FIELD, FaultCode.FIELD_TYPE, "no domain", "contoso.com");
            } else if (proof.equals(REQUIRED)) {
                required.add(name.asText());
            } else if (proof.equals(GIVEN)) {
                given.add(name.asText());
            } else {
                faults.add(FIELD, FaultCode.PROOF_UNKNOWN, proof, GIVEN + " or " + REQUIRED);
            }
        });
        given.removeAll(required);
        return new PresetDomains(List.copyOf(given), List.copyOf(required));
    }

    boolean isEmpty() {
        return given.isEmpty() && required.isEmpty();
    }

    /** All names, for who judges domains. */
    void putNames(ObjectNode document, String field) {
        ArrayNode names = document.putArray(field);
        given.forEach(names::add);
        required.forEach(names::add);
    }

    /** @param judged all of them, in their form */
    Set<String> givenOf(Set<String> judged) {
        Set<String> toProve = requiredOf(judged);
        return judged.stream().filter(name -> !toProve.contains(name)).collect(Collectors.toSet());
    }

    Set<String> requiredOf(Set<String> judged) {
        Set<String> written = required.stream()
                .map(name -> EmailDomain.typed(name).map(EmailDomain::name).orElse(""))
                .collect(Collectors.toSet());
        return judged.stream().filter(written::contains).collect(Collectors.toSet());
    }
}
