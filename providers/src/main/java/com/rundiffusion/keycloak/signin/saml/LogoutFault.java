package com.rundiffusion.keycloak.signin.saml;

/** Why a message of a sign-out ends nothing. Counted under these names, and told to nobody. */
public enum LogoutFault {
    UNREADABLE,
    /** Of a tenant that is nobody's here. */
    UNKNOWN_ISSUER,
    /** None, by no key of the enterprise that it names, or by an algorithm that does not count. */
    SIGNATURE,
    DESTINATION,
    /** Of the future, or over. */
    TIME
}
