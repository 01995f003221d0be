package com.rundiffusion.keycloak.provisioning.call;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What SCIM does with people, or with groups (RFC 7644, 3). Each throws a {@code ScimFault}, and then nothing is done.
 *
 * <p>What changes something is called in a transaction of its own, and called again, up to three times, when that one has lost a race:
 * whatever it does beside the call's session is done twice.
 */
public interface ScimVerbs {

    /** By the query's {@code filter}, {@code startIndex} and {@code count}. */
    ScimResult search(ScimCall call);

    /** @param id as it stands in the path, whatever that is */
    ScimResult get(ScimCall call, String id);

    ScimResult post(ScimCall call, ObjectNode body);

    ScimResult put(ScimCall call, String id, ObjectNode body);

    ScimResult patch(ScimCall call, String id, ObjectNode body);

    ScimResult delete(ScimCall call, String id);
}
