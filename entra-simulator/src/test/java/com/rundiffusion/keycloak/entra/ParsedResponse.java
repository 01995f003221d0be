package com.rundiffusion.keycloak.entra;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType.ASTChoiceType;
import org.keycloak.dom.saml.v2.assertion.AudienceRestrictionType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.assertion.SubjectConfirmationDataType;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.saml.processing.api.saml.v2.response.SAML2Response;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.saml.processing.core.saml.v2.util.AssertionUtil;
import org.w3c.dom.Element;

/** A response as Keycloak's own parser and signature check see it. */
final class ParsedResponse {

    private final ResponseType response;
    private final SAMLDocumentHolder holder;

    private ParsedResponse(ResponseType response, SAMLDocumentHolder holder) {
        this.response = response;
        this.holder = holder;
    }

    static ParsedResponse of(String xml) {
        try {
            SAML2Response reader = new SAML2Response();
            var parsed = (ResponseType)
                    reader.getSAML2ObjectFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            return new ParsedResponse(parsed, reader.getSamlDocumentHolder());
        } catch (Exception e) {
            throw new AssertionError("Keycloak cannot read " + xml, e);
        }
    }

    ResponseType response() {
        return response;
    }

    AssertionType assertion() {
        return response.getAssertions().get(0).getAssertion();
    }

    boolean assertionSignedWith(PublicKey key) {
        return AssertionUtil.isSignatureValid(element("Assertion"), key);
    }

    boolean responseSignedWith(PublicKey key) {
        return AssertionUtil.isSignatureValid(holder.getSamlDocument().getDocumentElement(), key);
    }

    boolean assertionSigned() {
        return AssertionUtil.isSignedElement(element("Assertion"));
    }

    boolean responseSigned() {
        return AssertionUtil.isSignedElement(holder.getSamlDocument().getDocumentElement());
    }

    /** Decrypts the assertion; from then on it is there as if it had come readable. */
    Element decrypted(PrivateKey key) throws Exception {
        return AssertionUtil.decryptAssertion(response, key);
    }

    private Element element(String name) {
        return (Element) holder.getSamlDocument()
                .getElementsByTagNameNS("urn:oasis:names:tc:SAML:2.0:assertion", name)
                .item(0);
    }

    NameIDType nameId() {
        return (NameIDType) assertion().getSubject().getSubType().getBaseID();
    }

    SubjectConfirmationDataType confirmation() {
        return assertion().getSubject().getConfirmation().get(0).getSubjectConfirmationData();
    }

    String audience() {
        var restriction = (AudienceRestrictionType)
                assertion().getConditions().getConditions().get(0);
        return restriction.getAudience().get(0).toString();
    }

    AuthnStatementType authentication() {
        return assertion().getStatements().stream()
                .filter(AuthnStatementType.class::isInstance)
                .map(AuthnStatementType.class::cast)
                .findFirst()
                .orElseThrow();
    }

    Map<String, List<Object>> claims() {
        Map<String, List<Object>> claims = new TreeMap<>();
        assertion().getAttributeStatements().stream()
                .flatMap(statement -> statement.getAttributes().stream())
                .map(ASTChoiceType::getAttribute)
                .forEach(attribute -> claims.put(attribute.getName(), attribute.getAttributeValue()));
        return claims;
    }
}
