package com.rundiffusion.keycloak.entra.saml;

/**
 * What a response says beside its claims. A field without a value is left out of the XML; leaving out one that is an
 * element leaves out everything in it.
 */
public enum ResponseField {
    RESPONSE_ID,
    RESPONSE_ISSUE_INSTANT,
    DESTINATION,
    /** The attribute of the Response, which Entra by default does not sign. */
    IN_RESPONSE_TO,
    RESPONSE_ISSUER,
    STATUS,

    ASSERTION_ID,
    ASSERTION_ISSUE_INSTANT,
    ASSERTION_ISSUER,

    /** An element; its value says nothing. */
    SUBJECT,
    NAME_ID,
    NAME_ID_FORMAT,
    /** The confirmation method. */
    SUBJECT_CONFIRMATION,
    /** An element; its value says nothing. */
    SUBJECT_CONFIRMATION_DATA,
    /** The InResponseTo that the assertion's signature covers. */
    CONFIRMED_IN_RESPONSE_TO,
    CONFIRMATION_NOT_ON_OR_AFTER,
    RECIPIENT,

    /** An element; its value says nothing. */
    CONDITIONS,
    NOT_BEFORE,
    NOT_ON_OR_AFTER,
    AUDIENCE,

    /** An element; its value says nothing. */
    AUTHN_STATEMENT,
    AUTHN_INSTANT,
    SESSION_INDEX,
    AUTHN_CONTEXT_CLASS_REF
}
