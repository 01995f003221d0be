package com.rundiffusion.keycloak.signin.warmup;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.EntraApplication;
import com.rundiffusion.keycloak.enterprise.OtherDomains;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.signin.saml.EntraClaims;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keycloak.common.util.CertificateUtils;
import org.keycloak.common.util.KeyUtils;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType.ASTChoiceType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.dom.saml.v2.protocol.AuthnRequestType;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.saml.BaseSAML2BindingBuilder;
import org.keycloak.saml.SAML2LoginResponseBuilder;
import org.keycloak.saml.SAMLRequestParser;
import org.keycloak.saml.SignatureAlgorithm;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;
import org.w3c.dom.Document;

/** A tenant that is nowhere but here: its key is made for one warm-up and never leaves the memory. */
final class WarmUpEntra {

    static final String ALIAS = "warm-up";

    private static final String DOMAIN = "warm-up.invalid";
    private static final String IDENTIFIER = "rundiffusion.com";
    private static final int KEY_SIZE = 2048;
    private static final int SECONDS = 60;

    private final String tenant = UUID.randomUUID().toString();
    private final X509Certificate certificate;
    private final BaseSAML2BindingBuilder<?> signing = new BaseSAML2BindingBuilder<>();

    private WarmUpEntra(KeyPair keys) {
        this.certificate = CertificateUtils.generateV1SelfSignedCertificate(keys, ALIAS);
        signing.signWith(null, keys, certificate);
        signing.signatureAlgorithm(SignatureAlgorithm.RSA_SHA256);
    }

    static WarmUpEntra make() {
        return new WarmUpEntra(KeyUtils.generateRsaKeyPair(KEY_SIZE));
    }

    Enterprise enterprise() {
        return new Enterprise(
                ALIAS,
                ALIAS,
                new EntraApplication(
                        IDENTIFIER,
                        loginUrl(),
                        issuer(),
                        List.of(new SigningCertificate(certificate).base64()),
                        null,
                        null),
                Set.of(DOMAIN),
                OtherDomains.REFUSE,
                Enterprise.Status.ACTIVE,
                List.of(),
                null,
                PeopleRules.NONE);
    }

    /** Nobody is ever sent there but the warm-up's own browser, which does not go. */
    String loginUrl() {
        return "https://login.microsoftonline.com/" + tenant + "/saml2";
    }

    private String issuer() {
        return "https://sts.windows.net/" + tenant + "/";
    }

    /**
     * @param samlRequest as the browser brings it
     * @return the form field {@code SAMLResponse}
     */
    String answer(String samlRequest, int person) throws Exception {
        AuthnRequestType request = (AuthnRequestType)
                SAMLRequestParser.parseRequestRedirectBinding(samlRequest).getSamlObject();
        SAML2LoginResponseBuilder builder = new SAML2LoginResponseBuilder()
                .requestID(request.getID())
                .destination(request.getAssertionConsumerServiceURL().toString())
                .issuer(issuer())
                .requestIssuer("spn:" + IDENTIFIER)
                .nameIdentifier(JBossSAMLURIConstants.NAMEID_FORMAT_EMAIL.get(), address(person))
                .authMethod(JBossSAMLURIConstants.AC_PASSWORD.get())
                .assertionExpiration(SECONDS)
                .subjectExpiration(SECONDS);
        ResponseType response = builder.buildModel();
        response.getAssertions().get(0).getAssertion().addStatement(claims(person));
        Document document = builder.buildDocument(response);
        signing.signAssertion(document);
        return BaseSAML2BindingBuilder.getSAMLResponse(document);
    }

    private AttributeStatementType claims(int person) {
        AttributeStatementType claims = new AttributeStatementType();
        Map.of(
                        EntraClaims.TENANT_ID, tenant,
                        EntraClaims.OBJECT_ID, new UUID(0, person).toString(),
                        EntraClaims.DISPLAY_NAME, "Person " + person,
                        EntraClaims.GIVEN_NAME, "Person",
                        EntraClaims.SURNAME, String.valueOf(person),
                        EntraClaims.EMAIL, address(person),
                        EntraClaims.NAME, address(person))
                .forEach((name, value) -> claims.addAttribute(claim(name, value)));
        return claims;
    }

    private static ASTChoiceType claim(String name, String value) {
        AttributeType claim = new AttributeType(name);
        claim.addAttributeValue(value);
        return new ASTChoiceType(claim);
    }

    private static String address(int person) {
        return "person." + person + "@" + DOMAIN;
    }
}
