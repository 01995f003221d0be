package com.rundiffusion.keycloak.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.keycloak.dom.saml.v2.metadata.IDPSSODescriptorType;
import org.keycloak.saml.common.util.DocumentUtil;
import org.keycloak.saml.processing.core.saml.v2.util.AssertionUtil;
import org.keycloak.saml.processing.core.saml.v2.util.SAMLMetadataUtil;

/** The federation metadata document, as Keycloak reads it. */
class MetadataTest {

    @RegisterExtension
    private final RunningEntra running = new RunningEntra();

    private final Browser browser = new Browser();
    private EntraTenant tenant;

    @BeforeEach
    void tenant() {
        tenant = running.contoso();
    }

    private String metadata() {
        return browser.open(tenant.metadataUrl()).body();
    }

    private static IDPSSODescriptorType descriptor(String metadata) throws Exception {
        return SAMLMetadataUtil.locateIDPSSODescriptorType(SAMLMetadataUtil.parseEntityDescriptorType(metadata));
    }

    private static List<X509Certificate> certificates(String metadata) throws Exception {
        return descriptor(metadata).getKeyDescriptor().stream()
                .map(key -> {
                    try {
                        return SAMLMetadataUtil.getCertificate(key);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    @Test
    void keycloakReadsItWithItsByteOrderMark() throws Exception {
        String metadata = metadata();
        assertThat(metadata).startsWith("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><EntityDescriptor ID=\"_");
        var entity = SAMLMetadataUtil.parseEntityDescriptorType(metadata);
        assertThat(entity.getEntityID()).isEqualTo(tenant.identifier());
        assertThat(entity.getValidUntil()).isNull();
        var descriptor = descriptor(metadata);
        assertThat(descriptor.isWantAuthnRequestsSigned()).isFalse();
        assertThat(descriptor.getNameIDFormat()).isEmpty();
        assertThat(descriptor.getSingleSignOnService())
                .extracting(it -> it.getBinding() + " " + it.getLocation())
                .containsExactly(
                        "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect " + tenant.loginUrl(),
                        "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST " + tenant.loginUrl());
        assertThat(descriptor.getSingleLogoutService())
                .extracting(it -> it.getLocation().toString())
                .containsExactly(tenant.loginUrl());
    }

    @Test
    void itIsInEntrasStyle() {
        String metadata = metadata();
        assertThat(metadata)
                .doesNotContain("\n")
                .contains("<CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\" />")
                .contains("</Signature><RoleDescriptor xsi:type=\"fed:SecurityTokenServiceType\""
                        + " protocolSupportEnumeration=\"http://docs.oasis-open.org/wsfed/federation/200706\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xmlns:fed=\"http://docs.oasis-open.org/wsfed/federation/200706\">"
                        + "<KeyDescriptor use=\"signing\"><KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\">")
                .contains("<RoleDescriptor xsi:type=\"fed:ApplicationServiceType\"")
                .contains("<auth:ClaimType Uri=\"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name\""
                        + " xmlns:auth=\"http://docs.oasis-open.org/wsfed/authorization/200706\">")
                .endsWith("/saml2\" /></IDPSSODescriptor></EntityDescriptor>");
    }

    @Test
    void itIsSignedByTheApplication() throws Exception {
        var root = DocumentUtil.getDocument(metadata().substring(1)).getDocumentElement();
        var certificates = tenant.application().certificates();
        assertThat(AssertionUtil.isSignatureValid(
                        root, certificates.active().certificate().getPublicKey()))
                .isTrue();
        assertThat(AssertionUtil.isSignatureValid(
                        root,
                        running.fabrikam()
                                .application()
                                .certificates()
                                .active()
                                .certificate()
                                .getPublicKey()))
                .isFalse();
    }

    @Test
    void itListsInactiveCertificatesToo() throws Exception {
        var certificates = tenant.application().certificates();
        SigningCertificate inactive = SigningCertificate.issue(running.clock().instant());
        certificates.add(inactive);
        assertThat(certificates(metadata()))
                .containsExactly(inactive.certificate(), certificates.active().certificate());
    }

    @Test
    void withoutTheApplicationItHoldsOtherKeys() throws Exception {
        assertThat(certificates(browser.open(tenant.tenantMetadataUrl()).body()))
                .hasSize(1)
                .doesNotContain(tenant.application().certificates().active().certificate());
    }

    @Test
    void anotherTenantsApplicationIsUnknown() {
        String url = tenant.tenantMetadataUrl() + "?appid="
                + running.fabrikam().application().id();
        assertThat(browser.open(url).body()).contains("AADSTS700016");
        assertThat(browser.open(tenant.metadataUrl().replace("federationmetadata", "FederationMetadata"))
                        .body())
                .contains("<EntityDescriptor");
    }
}
