package com.rundiffusion.keycloak.enterprise.document.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A document with one mistake in it.
 *
 * @param mistake what somebody did, in one sentence
 * @param field of the one fault that this is
 * @param change makes it of one that is right
 * @param isChange whether it is to change an enterprise that is stored
 */
record WrongInput(String mistake, String field, FaultCode code, UnaryOperator<ObjectNode> change, boolean isChange) {

    private static final Set<String> VALUES = Set.of(
            "identifier",
            "signOnUrl",
            "loginUrl",
            "entraIdentifier",
            "metadataUrl",
            "alias",
            "displayName",
            "domains",
            "planEndsOn",
            "acceptExpiredCertificatesUntil");

    static WrongInput of(String mistake, String field, FaultCode code, UnaryOperator<ObjectNode> change) {
        return new WrongInput(mistake, field, code, change, false);
    }

    /** The field holds the value. */
    static WrongInput of(String mistake, String field, FaultCode code, String value) {
        return of(mistake, field, code, json -> json.put(field, value));
    }

    static WrongInput ofChange(String mistake, String field, FaultCode code, String value) {
        return new WrongInput(mistake, field, code, json -> json.put(field, value), true);
    }

    List<Fault> faults() {
        return faults(change.apply(TestDocuments.control()));
    }

    /** What the answer says that would be right, where that is a value and not a description of one. */
    Optional<String> suggestion() {
        return Optional.ofNullable(faults().get(0).expected())
                .filter(expected -> VALUES.contains(field))
                .filter(expected -> code != FaultCode.TEXT_TOO_LONG && code != FaultCode.FIELD_TYPE)
                .filter(expected -> !expected.contains("<") && !expected.startsWith("e.g."))
                .filter(expected -> field.equals("displayName") || !expected.contains(" "));
    }

    List<Fault> faultsOfSuggestion() {
        ObjectNode json = change.apply(TestDocuments.control());
        String suggestion = suggestion().orElseThrow();
        if (field.equals("domains")) {
            json.putArray(field).add(suggestion);
        } else {
            json.put(field, suggestion);
        }
        return faults(json);
    }

    private List<Fault> faults(ObjectNode json) {
        Optional<Enterprise> stored = isChange
                ? Optional.of(TestDocuments.verdict(TestDocuments.control()).enterprise())
                : Optional.empty();
        return TestDocuments.verdict(json, stored).faults();
    }
}
