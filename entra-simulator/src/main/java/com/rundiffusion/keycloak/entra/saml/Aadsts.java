package com.rundiffusion.keycloak.entra.saml;

/** Entra's error codes, as far as this simulation has them. */
public enum Aadsts {
    REPLY_URL_MISMATCH(50011),
    ACCOUNT_DISABLED(50057),
    NO_SESSION(50058),
    NOT_ASSIGNED(50105),
    UNSUPPORTED_BINDING(75003),
    MALFORMED_REQUEST(75005),
    UNEXPECTED_DESTINATION(75008),
    AUTHN_CONTEXT_MISMATCH(75011),
    UNSIGNED_REQUEST(76021),
    UNKNOWN_TENANT(90002),
    /** The one failure that Microsoft documents as a SAML response instead of a page. */
    UNSUPPORTED_PROPERTY(90011),
    UNKNOWN_APPLICATION(700016),
    MISSING_REQUEST(750054),
    UNSUPPORTED_NAME_ID_FORMAT(750161),
    SUBJECT_IN_REQUEST(900236),
    NO_REPLY_URL(900971),
    INVALID_REQUEST_ID(7500529),
    /** Of a LogoutRequest. */
    MISSING_NAME_ID(7500530);

    private final int number;

    Aadsts(int number) {
        this.number = number;
    }

    /** {@code AADSTS50011} and the like. */
    public String code() {
        return "AADSTS" + number;
    }
}
