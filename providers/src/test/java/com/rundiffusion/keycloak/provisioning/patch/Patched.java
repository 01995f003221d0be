package com.rundiffusion.keycloak.provisioning.patch;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.ScimJson;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;

/** Records before and after operations, written as JSON in single quotes. */
final class Patched {

    static final String ID = "11111111-2222-4333-8444-555555555555";

    /** The least that a person has. */
    static final String ANNA = "{'userName': 'anna@contoso.com'}";

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final String SALES = "{'displayName': 'Sales'}";

    private Patched() {}

    static AppliedPatch applied(String record, String... operations) {
        return AppliedPatch.ofUser(ScimJson.object(record), ID, body(operations));
    }

    static ObjectNode user(String record, String... operations) {
        return applied(record, operations).record();
    }

    /** What becomes of somebody who has no more than a name. */
    static ObjectNode anna(String... operations) {
        return user(ANNA, operations);
    }

    static ScimFaultCode refused(String record, String... operations) {
        return fault(record, operations).code();
    }

    static ScimFault fault(String record, String... operations) {
        return catchThrowableOfType(ScimFault.class, () -> user(record, operations));
    }

    static AppliedPatch group(String... operations) {
        return AppliedPatch.ofGroup(ScimJson.object(SALES), ID, body(operations));
    }

    static MemberChange members(String... operations) {
        return group(operations).members();
    }

    static ScimFaultCode refusedMembers(String... operations) {
        return catchThrowableOfType(ScimFault.class, () -> members(operations)).code();
    }

    static ObjectNode body(String... operations) {
        return ScimJson.object("{'Operations': [" + String.join(", ", operations) + "]}");
    }

    /** The record of somebody who has a name and this. */
    static ObjectNode annaWith(String more) {
        return ScimJson.object("{'userName': 'anna@contoso.com', " + more + "}");
    }
}
