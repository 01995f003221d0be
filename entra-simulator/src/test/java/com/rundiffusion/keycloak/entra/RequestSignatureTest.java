package com.rundiffusion.keycloak.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.keycloak.saml.SignatureAlgorithm;
import org.keycloak.saml.common.util.DocumentUtil;
import org.keycloak.saml.processing.api.saml.v2.sig.SAML2Signature;

/** "Require verification certificates": only requests that are signed where their binding puts it get through. */
class RequestSignatureTest {

    private static final String SHA_256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    @RegisterExtension
    private final RunningEntra running = new RunningEntra();

    private final Browser browser = new Browser();
    private EntraTenant tenant;
    private SigningCertificate key;

    @BeforeEach
    void requireSignatures() {
        tenant = running.contoso();
        key = newKey();
        tenant.application().verificationCertificates(newKey().certificate(), key.certificate());
    }

    private SigningCertificate newKey() {
        return SigningCertificate.issue(running.clock().instant());
    }

    private static String signed(String url, SigningCertificate key, String name, String algorithm)
            throws GeneralSecurityException {
        String query = url.substring(url.indexOf('?') + 1) + "&SigAlg=" + encode(algorithm);
        Signature signature = Signature.getInstance(name);
        signature.initSign(key.privateKey());
        signature.update(query.getBytes(StandardCharsets.US_ASCII));
        return url.substring(0, url.indexOf('?') + 1) + query + "&Signature="
                + encode(Base64.getEncoder().encodeToString(signature.sign()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void isAccepted(String url) {
        assertThat(browser.open(url).body()).contains("Pick an account");
    }

    private void isRefused(String url) {
        assertThat(browser.open(url).body()).contains("AADSTS76021").doesNotContain("Pick an account");
    }

    @Test
    void aSignedQueryPassesAndNoOther() throws Exception {
        String url = Requests.to(tenant).query("RelayState=a%2fb").redirect();
        String good = signed(url, key, "SHA256withRSA", SHA_256);
        isAccepted(good);
        isRefused(url);
        isRefused(good.replace("a%2fb", "a%2fc"));
        isRefused(good.replace("a%2fb", "a%2Fb"));
        isRefused(signed(url, newKey(), "SHA256withRSA", SHA_256));
        isRefused(signed(url, key, "SHA1withRSA", "http://www.w3.org/2000/09/xmldsig#rsa-sha1"));
        isRefused(good.replaceAll("Signature=.*", "Signature=%21"));
    }

    @Test
    void onlyTheTwoNewestCertificatesAreTried() throws Exception {
        String good = signed(Requests.to(tenant).redirect(), key, "SHA256withRSA", SHA_256);
        isAccepted(good);
        tenant.application()
                .verificationCertificates(newKey().certificate(), newKey().certificate(), key.certificate());
        isRefused(good);
    }

    @Test
    void aSignedPostPassesAndNoOther() throws Exception {
        Requests request = Requests.to(tenant);
        String signed = signedXml(request, key);
        assertThat(post(signed)).contains("Pick an account");
        assertThat(post(request.xml())).contains("AADSTS76021");
        assertThat(post(signed.replace(
                        "AssertionConsumerServiceURL=\"https://app.rundiffusion.com",
                        "AssertionConsumer" + "ServiceURL=\"https://www.rundiffusion.com")))
                .contains("AADSTS76021");
        assertThat(post(signedXml(request, newKey()))).contains("AADSTS76021");
        isRefused(request.redirect(signed));
    }

    private static String signedXml(Requests request, SigningCertificate key) throws Exception {
        var document = DocumentUtil.getDocument(request.xml());
        SAML2Signature signature = new SAML2Signature();
        signature.setSignatureMethod(SignatureAlgorithm.RSA_SHA256.getXmlSignatureMethod());
        signature.setDigestMethod(SignatureAlgorithm.RSA_SHA256.getXmlSignatureDigestMethod());
        signature.setNextSibling(document.getDocumentElement().getFirstChild().getNextSibling());
        signature.signSAMLDocument(
                document,
                "key",
                new KeyPair(key.certificate().getPublicKey(), key.privateKey()),
                "http://www.w3.org/2001/10/xml-exc-c14n#");
        return DocumentUtil.getDocumentAsString(document);
    }

    private String post(String xml) {
        String base64 = Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
        return browser.post(tenant.loginUrl(), Map.of("SAMLRequest", base64)).body();
    }
}
