package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.signin.saml.TestAssertions.element;
import static com.rundiffusion.keycloak.signin.saml.TestSignatures.signedResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class SignatureStrengthTest {

    @Test
    void aSignatureAsEntraMakesItIsStrongEnough() {
        assertThat(SignatureStrength.fault(signedResponse().getDocumentElement()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                "http://www.w3.org/2000/09/xmldsig#dsa-sha1",
                "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
                "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
                ""
            })
    void anyOtherSignatureMethodIsRefused(String algorithm) {
        assertThat(faultWith("SignatureMethod", algorithm)).contains(RejectionCode.SIGNATURE_ALGORITHM_WEAK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://www.w3.org/2000/09/xmldsig#sha1", "http://www.w3.org/2001/04/xmldsig-more#md5", "none"})
    void anyOtherDigestMethodIsRefused(String algorithm) {
        assertThat(faultWith("DigestMethod", algorithm)).contains(RejectionCode.SIGNATURE_ALGORITHM_WEAK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/TR/1999/REC-xslt-19991116",
                "http://www.w3.org/TR/1999/REC-xpath-19991116",
                "http://www.w3.org/2002/06/xmldsig-filter2",
                "http://www.w3.org/2000/09/xmldsig#base64",
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
            })
    void anyOtherTransformIsRefused(String algorithm) {
        assertThat(faultWith("Transform", algorithm)).contains(RejectionCode.SIGNATURE_ALGORITHM_WEAK);
    }

    @Test
    void aCanonicalFormThatTheInputCanMakeEmptyIsRefused() {
        assertThat(faultWith("CanonicalizationMethod", "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"))
                .contains(RejectionCode.SIGNATURE_ALGORITHM_WEAK);
    }

    @Test
    void everySignatureInTheResponseCounts() {
        Document response = signedResponse();
        TestSignatures.sign(response.getDocumentElement());
        assertThat(SignatureStrength.fault(response.getDocumentElement())).isEmpty();

        element(response, "DigestMethod", 1).setAttribute("Algorithm", "http://www.w3.org/2000/09/xmldsig#sha1");

        assertThat(SignatureStrength.fault(response.getDocumentElement())).isPresent();
    }

    @Test
    void theRefusalNamesSha1() {
        assertThat(fault("SignatureMethod", "http://www.w3.org/2000/09/xmldsig#rsa-sha1"))
                .map(Rejection::actual)
                .contains("SHA-1 (http://www.w3.org/2000/09/xmldsig#rsa-sha1)");
    }

    private static Optional<RejectionCode> faultWith(String method, String algorithm) {
        return fault(method, algorithm).map(Rejection::code);
    }

    private static Optional<Rejection> fault(String method, String algorithm) {
        Element response = signedResponse().getDocumentElement();
        element(response.getOwnerDocument(), method).setAttribute("Algorithm", algorithm);
        return SignatureStrength.fault(response);
    }
}
