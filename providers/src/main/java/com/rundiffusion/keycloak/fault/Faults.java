package com.rundiffusion.keycloak.fault;

import java.util.ArrayList;
import java.util.List;

/** Collects all that is wrong with one document: the customer is asked once, not once for each value. */
public final class Faults {

    private final List<Fault> all = new ArrayList<>();

    public void add(String field, FaultCode code, String actual, String expected) {
        all.add(code.fault(field, actual, expected));
    }

    public void addAll(List<Fault> faults) {
        all.addAll(faults);
    }

    /** Whether a field has a fault already: what follows from that is not another one. */
    public boolean has(String field) {
        return all.stream().anyMatch(fault -> field.equals(fault.field()));
    }

    /** Of a value that is not there; not of one that was refused before it could be read. */
    public void missing(String field, String expected) {
        if (!has(field)) {
            add(field, FaultCode.FIELD_MISSING, null, expected);
        }
    }

    /** As many as anybody reads. */
    public List<Fault> all() {
        return all.stream().limit(RequestLimit.FAULTS.most()).toList();
    }
}
