package com.rundiffusion.keycloak.provisioning.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The one way in which a request of SCIM is refused, with nothing of it done. */
public final class ScimFault extends RuntimeException {

    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    private static final long serialVersionUID = 1L;

    private final ScimFaultCode code;
    private final String detail;

    ScimFault(ScimFaultCode code, String detail) {
        super(code.key(), null, false, false);
        this.code = code;
        this.detail = detail;
    }

    public ScimFaultCode code() {
        return code;
    }

    /** What to change, in plain words. Nothing in it is a value of a person, so it may be kept. */
    public String detail() {
        return detail;
    }

    /** As RFC 7644, 3.12 has it: the status is a text. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("schemas").add(ERROR);
        json.put("status", String.valueOf(code.status()));
        code.scimType().ifPresent(type -> json.put("scimType", type));
        return json.put("detail", detail);
    }
}
