package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.signin.saml.TestAssertions.ASSERTION;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.ISSUER;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.PROTOCOL;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Messages of a sign-out as Entra sends them: signed in the query, the escapes in lower case. A test changes one thing and looks. */
final class TestLogouts {

    static final String ADDRESS = "https://sso.rundiffusion.com/realms/rundiffusion/entra-logout";
    static final String SESSION = "_a55e0000-0000-4000-8000-000000000001";
    static final String REQUEST_ID = "_10600000-0000-4000-8000-000000000002";
    static final String SENT_ID = "ID_5e470000-0000-4000-8000-000000000003";
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    private static final Pattern ESCAPE = Pattern.compile("%\\p{XDigit}{2}");

    private TestLogouts() {}

    static String request() {
        return "<samlp:LogoutRequest xmlns:samlp=\"" + PROTOCOL + "\" ID=\"" + REQUEST_ID + "\" Version=\"2.0\""
                + " IssueInstant=\"2026-03-02T09:30:00.1234567Z\" Destination=\"" + ADDRESS + "\""
                + " NotOnOrAfter=\"2026-03-02T10:30:00.1234567Z\">"
                + "<Issuer xmlns=\"" + ASSERTION + "\">" + ISSUER + "</Issuer>"
                + "<NameID xmlns=\"" + ASSERTION
                + "\" Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress\">ada@contoso.example</NameID>"
                + "<samlp:SessionIndex>" + SESSION + "</samlp:SessionIndex></samlp:LogoutRequest>";
    }

    static String answer() {
        return "<samlp:LogoutResponse xmlns:samlp=\"" + PROTOCOL + "\" ID=\"_a05\" Version=\"2.0\""
                + " IssueInstant=\"2026-03-02T09:30:00.123Z\" InResponseTo=\"" + SENT_ID + "\">"
                + "<Issuer xmlns=\"" + ASSERTION + "\">" + ISSUER + "</Issuer>"
                + "<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:Status>"
                + "</samlp:LogoutResponse>";
    }

    /** {@code name=value}, as Entra escapes it. */
    static String parameter(String name, String value) {
        return name + "="
                + ESCAPE.matcher(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }

    static String message(String xml) {
        return parameter(xml.contains("LogoutResponse") ? "SAMLResponse" : "SAMLRequest", deflated(xml));
    }

    static String algorithm() {
        return parameter("SigAlg", RSA_SHA256);
    }

    static String signature(String signed) {
        return signature(signed, TestSignatures.KEYS.getPrivate(), "SHA256withRSA");
    }

    static String signature(String signed, PrivateKey key, String algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return parameter("Signature", Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Message, signature, algorithm: the order in which Entra writes them, which is not the one that is signed. */
    static String query(String xml) {
        String message = message(xml);
        return message + "&" + signature(message + "&" + algorithm()) + "&" + algorithm();
    }

    static String query(String xml, String relayState) {
        String message = message(xml);
        String state = parameter("RelayState", relayState);
        return message + "&" + signature(message + "&" + state + "&" + algorithm()) + "&" + algorithm() + "&" + state;
    }

    static String deflated(String xml) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, raw)) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            raw.end();
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
