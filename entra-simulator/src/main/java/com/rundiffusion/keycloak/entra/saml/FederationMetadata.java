package com.rundiffusion.keycloak.entra.saml;

import java.util.List;
import java.util.UUID;
import javax.xml.XMLConstants;

/**
 * The federation metadata document: two WS-Federation roles, which nobody here needs but everybody's parser meets, then
 * SAML's.
 *
 * @param issuer the entity ID, also the Microsoft Entra Identifier
 * @param tenantUrl where the tenant's endpoints are, without a trailing slash
 * @param key signs the document
 * @param certificates all that responses may be signed with, in the order to list them
 */
public record FederationMetadata(
        String issuer, String tenantUrl, SigningCertificate key, List<SigningCertificate> certificates) {

    private static final String FEDERATION = "http://docs.oasis-open.org/wsfed/federation/200706";
    private static final String AUTHORIZATION = "http://docs.oasis-open.org/wsfed/authorization/200706";
    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

    /** The text of the file, with the byte order mark it begins with. */
    public String toXml() {
        Markup entity = Markup.root(SamlNames.METADATA, "EntityDescriptor")
                .id("_" + UUID.randomUUID())
                .attribute("entityID", issuer);
        securityTokenService(role(entity, "fed:SecurityTokenServiceType"));
        applicationService(role(entity, "fed:ApplicationServiceType"));
        identityProvider(entity.child("IDPSSODescriptor"));
        EnvelopedSignature.sign(entity.element(), entity.element().getFirstChild(), key, SigningAlgorithm.SHA_256);
        return EntraText.metadata(entity.document());
    }

    private Markup role(Markup entity, String type) {
        Markup role = entity.child("RoleDescriptor")
                .attribute(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "xsi:type", type)
                .attribute("protocolSupportEnumeration", FEDERATION)
                .declare("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)
                .declare("fed", FEDERATION);
        keys(role);
        return role;
    }

    private void keys(Markup descriptor) {
        for (SigningCertificate certificate : certificates) {
            descriptor
                    .child("KeyDescriptor")
                    .attribute("use", "signing")
                    .child(SamlNames.SIGNATURE, "KeyInfo")
                    .child("X509Data")
                    .child("X509Certificate")
                    .text(certificate.base64());
        }
    }

    private void securityTokenService(Markup role) {
        Markup offered = role.child(FEDERATION, "fed:ClaimTypesOffered");
        claim(offered, Claims.NAME, "Name", "How the user signs in; can change.");
        claim(offered, Claims.GIVEN_NAME, "Given Name", "The user's first name.");
        claim(offered, Claims.SURNAME, "Surname", "The user's last name.");
        claim(offered, Claims.DISPLAY_NAME, "Display Name", "The user's name as shown to others.");
        claim(offered, Claims.OBJECT_IDENTIFIER, "ObjectIdentifier", "The user's identifier; never changes.");
        claim(offered, Claims.TENANT_ID, "TenantId", "The user's tenant.");
        claim(offered, Claims.IDENTITY_PROVIDER, "IdentityProvider", "Who authenticated the user.");
        claim(offered, Claims.EMAIL_ADDRESS, "Email", "The user's mail address.");
        claim(offered, Claims.GROUPS, "Groups", "The user's groups.");
        claim(offered, Claims.GROUPS_LINK, "GroupsOverageClaim", "Where to ask for groups that are too many.");
        address(role, "fed:SecurityTokenServiceEndpoint", wsFederationUrl());
        address(role, "fed:PassiveRequestorEndpoint", wsFederationUrl());
    }

    private static void claim(Markup offered, String uri, String name, String description) {
        Markup type = offered.child(AUTHORIZATION, "auth:ClaimType").attribute("Uri", uri);
        type.child(AUTHORIZATION, "auth:DisplayName").text(name);
        type.child(AUTHORIZATION, "auth:Description").text(description);
    }

    private void applicationService(Markup role) {
        address(role, "fed:TargetScopes", issuer);
        address(role, "fed:ApplicationServiceEndpoint", wsFederationUrl());
        address(role, "fed:PassiveRequestorEndpoint", wsFederationUrl());
    }

    private static void address(Markup role, String name, String url) {
        role.child(FEDERATION, name)
                .child(ADDRESSING, "wsa:EndpointReference")
                .child(ADDRESSING, "wsa:Address")
                .text(url);
    }

    private void identityProvider(Markup descriptor) {
        descriptor.attribute("protocolSupportEnumeration", SamlNames.PROTOCOL);
        keys(descriptor);
        endpoint(descriptor, "SingleLogoutService", SamlNames.REDIRECT_BINDING);
        endpoint(descriptor, "SingleSignOnService", SamlNames.REDIRECT_BINDING);
        endpoint(descriptor, "SingleSignOnService", SamlNames.POST_BINDING);
    }

    private void endpoint(Markup descriptor, String name, String binding) {
        descriptor.child(name).attribute("Binding", binding).attribute("Location", tenantUrl + "/saml2");
    }

    private String wsFederationUrl() {
        return tenantUrl + "/wsfed";
    }
}
