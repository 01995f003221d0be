package com.rundiffusion.keycloak.provisioning.patch;

import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import java.util.stream.Stream;

/** What an operation does. */
enum PatchKind {
    ADD,
    REPLACE,
    REMOVE;

    /**
     * @param op in any case
     * @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault
     */
    static PatchKind of(String op) {
        return Stream.of(values())
                .filter(kind -> kind.name().equalsIgnoreCase(op.strip()))
                .findFirst()
                .orElseThrow(ScimFaultCode.OPERATION_UNKNOWN::fault);
    }
}
