package com.rundiffusion.keycloak.fault;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** The faults of one answer to many documents: a file that is wrong in each line must not be answered by many times its size. */
public final class BriefFaults {

    private int told;

    /** Written out, or their codes alone once {@link RequestLimit#EXPLAINED_FAULTS} is reached. */
    public ArrayNode list(List<Fault> faults) {
        told += faults.size();
        return RequestLimit.EXPLAINED_FAULTS.allows(told) ? FaultJson.list(faults) : FaultJson.codes(faults);
    }
}
