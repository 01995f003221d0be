package com.rundiffusion.keycloak.signin.saml;

import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A response as Entra writes it, good in every part, and what it answers. A test changes one thing and looks. */
final class TestAssertions {

    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";

    static final Instant NOW = Instant.parse("2026-03-02T09:30:00.250Z");
    static final Instant NOT_BEFORE = Instant.parse("2026-03-02T09:25:00Z");
    static final Instant NOT_ON_OR_AFTER = Instant.parse("2026-03-02T10:30:00Z");

    static final String TENANT = "11111111-2222-4333-8444-555555555555";
    static final String ISSUER = "https://sts.windows.net/" + TENANT + "/";
    static final String IDENTIFIER = "rundiffusion.com";
    static final String REQUEST = "ID_3f0c4a52-6d5e-4d6c-9d6c-3b7f7f0f7a10";
    static final String REPLY_URL = "https://app.rundiffusion.com/__/auth/handler";
    static final String OTHER_REPLY_URL = "https://app.runnit.ai/__/auth/handler";
    static final ReplyUrls REPLY_URLS = new ReplyUrls(
            List.of(REPLY_URL, OTHER_REPLY_URL), List.of("https://image-ai-cb35d.firebaseapp.com/__/auth/handler"));

    private TestAssertions() {}

    static Expectation expectation() {
        return expectation(REQUEST);
    }

    static Expectation expectation(String requestId) {
        return new Expectation(ISSUER, new TenantId(TENANT), IDENTIFIER, REPLY_URLS, requestId, Duration.ofSeconds(60));
    }

    /** Written and read again, so that a signature sees the name spaces as they are sent. */
    static Document response() {
        try {
            return documents().parse(new ByteArrayInputStream(bytes(composed())));
        } catch (IOException | SAXException e) {
            throw new AssertionError(e);
        }
    }

    private static Document composed() {
        Document document = documents().newDocument();
        Element response = document.createElementNS(PROTOCOL, "samlp:Response");
        document.appendChild(response);
        attributes(response, "ID", "_7d1c", "Version", "2.0", "IssueInstant", "2026-03-02T09:30:00.123Z");
        attributes(response, "Destination", REPLY_URL, "InResponseTo", REQUEST);
        add(response, ASSERTION, "Issuer", ISSUER);
        Element status = add(response, PROTOCOL, "samlp:Status", null);
        add(status, PROTOCOL, "samlp:StatusCode", null, "Value", "urn:oasis:names:tc:SAML:2.0:status:Success");
        response.appendChild(assertion(document));
        return document;
    }

    private static Element assertion(Document document) {
        Element assertion = document.createElementNS(ASSERTION, "Assertion");
        attributes(assertion, "ID", "_a55e", "Version", "2.0", "IssueInstant", "2026-03-02T09:30:00.107Z");
        add(assertion, ASSERTION, "Issuer", ISSUER);
        Element subject = add(assertion, ASSERTION, "Subject", null);
        add(
                subject,
                ASSERTION,
                "NameID",
                "ada@contoso.example",
                "Format",
                "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress");
        confirmation(subject);
        Element conditions = add(assertion, ASSERTION, "Conditions", null);
        attributes(conditions, "NotBefore", NOT_BEFORE.toString(), "NotOnOrAfter", NOT_ON_OR_AFTER.toString());
        add(add(conditions, ASSERTION, "AudienceRestriction", null), ASSERTION, "Audience", IDENTIFIER);
        Element attributes = add(assertion, ASSERTION, "AttributeStatement", null);
        claim(attributes, EntraClaims.TENANT_ID, TENANT);
        claim(attributes, EntraClaims.OBJECT_ID, "0b1d0000-aaaa-4bbb-8ccc-0123456789ab");
        claim(attributes, EntraClaims.DISPLAY_NAME, "Ada Lovelace");
        claim(attributes, EntraClaims.GIVEN_NAME, "Ada");
        claim(attributes, EntraClaims.SURNAME, "Lovelace");
        claim(attributes, EntraClaims.EMAIL, "Ada@contoso.example");
        claim(attributes, EntraClaims.NAME, "ada@contoso.example");
        Element authentication = add(assertion, ASSERTION, "AuthnStatement", null);
        attributes(authentication, "AuthnInstant", "2025-12-12T08:00:00.000Z", "SessionIndex", "_a55e");
        add(
                add(authentication, ASSERTION, "AuthnContext", null),
                ASSERTION,
                "AuthnContextClassRef",
                "urn:oasis:names:tc:SAML:2.0:ac:classes:Password");
        return assertion;
    }

    private static void confirmation(Element subject) {
        Element confirmation =
                add(subject, ASSERTION, "SubjectConfirmation", null, "Method", "urn:oasis:names:tc:SAML:2.0:cm:bearer");
        Element data = add(confirmation, ASSERTION, "SubjectConfirmationData", null);
        attributes(data, "InResponseTo", REQUEST, "NotOnOrAfter", NOT_ON_OR_AFTER.toString(), "Recipient", REPLY_URL);
    }

    private static void claim(Element statement, String name, String value) {
        add(add(statement, ASSERTION, "Attribute", null, "Name", name), ASSERTION, "AttributeValue", value);
    }

    /** The attribute of that name. */
    static Element claim(Document response, String name) {
        for (int i = 0; i < count(response, "Attribute"); i++) {
            if (element(response, "Attribute", i).getAttribute("Name").equals(name)) {
                return element(response, "Attribute", i);
            }
        }
        throw new AssertionError("The fixture has no claim " + name);
    }

    /** The first element of that local name, whatever its namespace. */
    static Element element(Document response, String name) {
        return element(response, name, 0);
    }

    static Element element(Document response, String name, int index) {
        Element found = (Element) response.getElementsByTagNameNS("*", name).item(index);
        if (found == null) {
            throw new AssertionError("The fixture has no " + name);
        }
        return found;
    }

    private static int count(Document response, String name) {
        return response.getElementsByTagNameNS("*", name).getLength();
    }

    static void remove(Document response, String name) {
        Element element = element(response, name);
        element.getParentNode().removeChild(element);
    }

    static Element add(Element parent, String namespace, String name, String text, String... attributes) {
        Element element = parent.getOwnerDocument().createElementNS(namespace, name);
        attributes(element, attributes);
        element.setTextContent(text);
        parent.appendChild(element);
        return element;
    }

    private static void attributes(Element element, String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            element.setAttribute(namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    static byte[] bytes(Document document) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Transformer writer = TransformerFactory.newInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            writer.transform(new DOMSource(document), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (TransformerException e) {
            throw new AssertionError(e);
        }
    }

    private static DocumentBuilder documents() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }
}
