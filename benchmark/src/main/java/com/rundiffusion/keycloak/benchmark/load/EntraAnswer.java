package com.rundiffusion.keycloak.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What Entra answers, signed, and made of text that is canonical as it stands (Exclusive XML Canonicalization 1.0): no document has to be
 * built to digest it. The elements and their order are those of Entra.
 */
final class EntraAnswer {

    private static final Base64.Encoder BASE64 = Base64.getEncoder();
    private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static final String ENTRA = "http://schemas.microsoft.com/identity/claims/";

    private static final String GROUPS = "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups";

    private static final String SIGNED_INFO = """
            <SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#">\
            <CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></CanonicalizationMethod>\
            <SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></SignatureMethod>\
            <Reference URI="#%s"><Transforms>\
            <Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"></Transform>\
            <Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></Transform></Transforms>\
            <DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></DigestMethod>\
            <DigestValue>%s</DigestValue></Reference></SignedInfo>""";

    private final PrivateKey key;

    EntraAnswer(PrivateKey key) {
        this.key = key;
    }

    /**
     * @param audience the Identifier of the application
     * @param recipient where the answer is posted
     * @return the form field {@code SAMLResponse}
     */
    String to(String requestId, String audience, String recipient, Person person) {
        try {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            String id = "_" + UUID.randomUUID();
            String issuer = "<Issuer>" + person.issuer() + "</Issuer>";
            String head = "<Assertion xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"%s\" IssueInstant=\"%s\""
                            .formatted(id, now)
                    + " Version=\"2.0\">"
                    + issuer;
            String rest = statements(requestId, audience, recipient, person, now) + "</Assertion>";
            String response =
                    "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_%s\" Version=\"2.0\""
                                    .formatted(UUID.randomUUID())
                            + " IssueInstant=\"%s\" Destination=\"%s\" InResponseTo=\"%s\">"
                                    .formatted(now, recipient, requestId)
                            + issuer.replace("<Issuer>", "<Issuer xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\">")
                            + "<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/>"
                            + "</samlp:Status>" + head + signature(id, head + rest) + rest + "</samlp:Response>";
            return BASE64.encodeToString(response.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String statements(String requestId, String audience, String recipient, Person person, Instant now) {
        Instant end = now.plus(1, ChronoUnit.HOURS);
        return "<Subject><NameID Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress\">" + person.address()
                + "</NameID><SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\">"
                + "<SubjectConfirmationData InResponseTo=\"%s\" NotOnOrAfter=\"%s\" Recipient=\"%s\">"
                        .formatted(requestId, end, recipient)
                + "</SubjectConfirmationData></SubjectConfirmation></Subject>"
                + "<Conditions NotBefore=\"%s\" NotOnOrAfter=\"%s\">".formatted(now.minus(5, ChronoUnit.MINUTES), end)
                + "<AudienceRestriction><Audience>" + audience + "</Audience></AudienceRestriction></Conditions>"
                + "<AttributeStatement>"
                + attribute(ENTRA + "tenantid", person.tenant())
                + attribute(ENTRA + "objectidentifier", person.objectId())
                + attribute(ENTRA + "displayname", "Ada Winter")
                + attribute(CLAIMS + "givenname", "Ada")
                + attribute(CLAIMS + "surname", "Winter")
                + attribute(CLAIMS + "emailaddress", person.address())
                + attribute(CLAIMS + "name", person.address())
                + groups(person)
                + "</AttributeStatement>"
                + "<AuthnStatement AuthnInstant=\"%s\" SessionIndex=\"_%s\">".formatted(now, UUID.randomUUID())
                + "<AuthnContext><AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password"
                + "</AuthnContextClassRef></AuthnContext></AuthnStatement>";
    }

    private static String attribute(String name, String value) {
        return "<Attribute Name=\"" + name + "\"><AttributeValue>" + value + "</AttributeValue></Attribute>";
    }

    private static String groups(Person person) {
        if (person.groups() == 0) {
            return "";
        }
        String values = person.groupIds().stream()
                .map(id -> "<AttributeValue>" + id + "</AttributeValue>")
                .collect(Collectors.joining());
        return "<Attribute Name=\"" + GROUPS + "\">" + values + "</Attribute>";
    }

    private String signature(String id, String assertion) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(assertion.getBytes(StandardCharsets.UTF_8));
        String signedInfo = SIGNED_INFO.formatted(id, BASE64.encodeToString(digest));
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(key);
        signer.update(signedInfo.getBytes(StandardCharsets.UTF_8));
        return "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">"
                + signedInfo.replace(" xmlns=\"http://www.w3.org/2000/09/xmldsig#\"", "")
                + "<SignatureValue>" + BASE64.encodeToString(signer.sign()) + "</SignatureValue></Signature>";
    }
}
