package com.rundiffusion.keycloak.onboarding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import java.util.List;
import java.util.Optional;
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
        ObjectNode json = change.apply(TestDocuments.control());
        Optional<Enterprise> stored = isChange
                ? Optional.of(TestDocuments.verdict(TestDocuments.control()).enterprise())
                : Optional.empty();
        return TestDocuments.verdict(json, stored).faults();
    }
}
