package com.rundiffusion.keycloak.entra.saml;

/** What a LogoutRequest or a LogoutResponse says. A field without a value is left out. */
public enum LogoutField {
    ID,
    ISSUE_INSTANT,
    DESTINATION,
    /** Of a request. */
    NOT_ON_OR_AFTER,
    /** Of a response. */
    IN_RESPONSE_TO,
    ISSUER,
    /** Of a request, as the two after it. */
    NAME_ID,
    NAME_ID_FORMAT,
    SESSION_INDEX,
    /** Of a response. */
    STATUS,
    /** A parameter beside the message, under the same signature. */
    RELAY_STATE
}
