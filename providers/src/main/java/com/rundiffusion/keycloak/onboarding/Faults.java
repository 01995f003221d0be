package com.rundiffusion.keycloak.onboarding;

import java.util.ArrayList;
import java.util.List;

/** Collects all that is wrong with one document: the customer is asked once, not once for each value. */
final class Faults {

    private final List<Fault> all = new ArrayList<>();

    void add(String field, FaultCode code, String actual, String expected) {
        all.add(code.fault(field, actual, expected));
    }

    void addAll(List<Fault> faults) {
        all.addAll(faults);
    }

    /** Whether a field has a fault already: what follows from that is not another one. */
    boolean has(String field) {
        return all.stream().anyMatch(fault -> field.equals(fault.field()));
    }

    /** Of a value that is not there; not of one that was refused before it could be read. */
    void missing(String field, String expected) {
        if (!has(field)) {
            add(field, FaultCode.FIELD_MISSING, null, expected);
        }
    }

    /** As many as anybody reads. */
    List<Fault> all() {
        return all.stream().limit(Limit.FAULTS.most()).toList();
    }
}
