package com.rundiffusion.keycloak.operations.onboarding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.fault.Fault;
import java.util.List;

/**
 * A document as it was handed in, with the metadata that it only points to.
 *
 * @param faults found on the way: metadata that could not be fetched
 * @param metadataFetched whether its metadata comes from where the document points to
 */
public record Submission(ObjectNode json, List<Fault> faults, boolean metadataFetched) {

    public Submission(ObjectNode json, List<Fault> faults) {
        this(json, faults, false);
    }
}
