package com.rundiffusion.keycloak.signin.saml;

/**
 * Attribute names of an Entra assertion that this product reads.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-saml-tokens">SAML token claims reference</a>
 */
public final class EntraClaims {

    /** GUID of the person in the tenant: the identity key. It survives changes of name and address. */
    public static final String OBJECT_ID = "http://schemas.microsoft.com/identity/claims/objectidentifier";

    public static final String TENANT_ID = "http://schemas.microsoft.com/identity/claims/tenantid";
    public static final String DISPLAY_NAME = "http://schemas.microsoft.com/identity/claims/displayname";
    public static final String GIVEN_NAME = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname";
    public static final String SURNAME = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname";

    /** Left out by Entra when the directory knows no address; may name a domain of somebody else. */
    public static final String EMAIL = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";

    /** The user principal name. */
    public static final String NAME = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name";

    /** The values of the app roles that the person is assigned to, by themselves or by a group. */
    public static final String ROLE = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";

    /** Object ids, where the customer has added the claim. */
    public static final String GROUPS = "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups";

    /** In place of the groups where there are too many: an API of Microsoft's that could be asked for them. */
    public static final String GROUPS_LINK = "http://schemas.microsoft.com/claims/groups.link";

    private EntraClaims() {}
}
