package com.rundiffusion.keycloak.entra.saml;

/** The claims that Entra sends as SAML attributes, and the values it takes from a fixed list. */
public final class Claims {

    private static final String MICROSOFT = "http://schemas.microsoft.com/identity/claims/";
    private static final String WS_2005 = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static final String WS_2008 = "http://schemas.microsoft.com/ws/2008/06/identity/";

    public static final String TENANT_ID = MICROSOFT + "tenantid";
    public static final String OBJECT_IDENTIFIER = MICROSOFT + "objectidentifier";
    public static final String DISPLAY_NAME = MICROSOFT + "displayname";
    public static final String IDENTITY_PROVIDER = MICROSOFT + "identityprovider";
    public static final String AUTHN_METHODS = "http://schemas.microsoft.com/claims/authnmethodsreferences";
    public static final String GIVEN_NAME = WS_2005 + "givenname";
    public static final String SURNAME = WS_2005 + "surname";
    public static final String EMAIL_ADDRESS = WS_2005 + "emailaddress";
    /** The user principal name, despite what it is called. */
    public static final String NAME = WS_2005 + "name";

    public static final String GROUPS = WS_2008 + "claims/groups";
    /** Comes in place of {@link #GROUPS} above 150 groups. */
    public static final String GROUPS_LINK = "http://schemas.microsoft.com/claims/groups.link";

    /** The values of the app roles that a person is assigned to. */
    public static final String ROLE = WS_2008 + "claims/role";

    public static final String PASSWORD_METHOD = WS_2008 + "authenticationmethod/password";
    public static final String UNSPECIFIED_METHOD = WS_2008 + "authenticationmethod/unspecified";
    public static final String MULTIPLE_METHODS = "http://schemas.microsoft.com/claims/multipleauthn";

    private Claims() {}
}
