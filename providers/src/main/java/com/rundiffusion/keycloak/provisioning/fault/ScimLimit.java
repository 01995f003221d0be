package com.rundiffusion.keycloak.provisioning.fault;

/**
 * How much a request of SCIM, a value of it or an answer may hold. Microsoft's own checks send some 36 operations in a PATCH,
 * and one member in each.
 */
public enum ScimLimit {
    /** A PATCH of 1,000 members has 90 KB. */
    BODY(256 * 1024, ScimFaultCode.TOO_LARGE, "bytes in a body"),
    DEPTH(12, ScimFaultCode.JSON_UNREADABLE, "objects and lists in each other"),
    OPERATIONS(100, ScimFaultCode.OPERATIONS_TOO_MANY, "operations"),
    MEMBERS_OF_OPERATION(1_000, ScimFaultCode.TOO_LARGE, "members in one operation"),
    MEMBERS_OF_REQUEST(5_000, ScimFaultCode.TOO_LARGE, "members in one request"),
    /** What is kept of one person or group, as JSON. */
    RECORD(32 * 1024, ScimFaultCode.TOO_LARGE, "bytes of values"),
    TEXT(1_024, ScimFaultCode.VALUE_MALFORMED, "characters in one value"),
    /** By which somebody or something is found. */
    NAME(255, ScimFaultCode.VALUE_MALFORMED, "characters in a userName, an externalId or a group's displayName"),
    /** Of a multi-valued attribute. */
    ELEMENTS(50, ScimFaultCode.VALUE_MALFORMED, "values of one attribute"),
    FILTER(1_024, ScimFaultCode.FILTER_UNREADABLE, "characters in a filter"),
    FILTER_PARENTHESES(10, ScimFaultCode.FILTER_UNREADABLE, "parentheses in a filter"),
    FILTER_TERMS(20, ScimFaultCode.FILTER_UNREADABLE, "comparisons in a filter"),
    PATH(255, ScimFaultCode.PATH_UNREADABLE, "characters in a path"),
    /** Beyond, the rest of a list of attributes is not read. */
    ATTRIBUTES(2_048, ScimFaultCode.VALUE_MALFORMED, "characters in attributes or excludedAttributes"),
    /** Of a role that comes as JSON in a text. */
    ROLE_TEXT(4 * 1024, ScimFaultCode.VALUE_MALFORMED, "characters in a role"),
    ROLE_DEPTH(4, ScimFaultCode.VALUE_MALFORMED, "objects and lists in a role"),
    /** People or groups on one page. */
    PAGE(200, ScimFaultCode.FILTER_TOO_WIDE, "results on a page"),
    /** Whom a filter without an index is evaluated on, one after the other. */
    SCANNED(2_000, ScimFaultCode.FILTER_TOO_WIDE, "people or groups"),
    MEMBERS_OF_ANSWER(10_000, ScimFaultCode.MEMBERS_TOO_MANY, "members");

    private final int most;
    private final ScimFaultCode code;
    private final String unit;

    ScimLimit(int most, ScimFaultCode code, String unit) {
        this.most = most;
        this.code = code;
        this.unit = unit;
    }

    public int most() {
        return most;
    }

    public boolean allows(long count) {
        return count <= most;
    }

    /** @throws ScimFault */
    public void check(long count) {
        check(count, code);
    }

    /**
     * @param instead of the limit's own code
     * @throws ScimFault
     */
    public void check(long count, ScimFaultCode instead) {
        if (!allows(count)) {
            throw fault(instead);
        }
    }

    public ScimFault fault() {
        return fault(code);
    }

    private ScimFault fault(ScimFaultCode instead) {
        return instead.fault("More than %,d %s.".formatted(most, unit));
    }
}
