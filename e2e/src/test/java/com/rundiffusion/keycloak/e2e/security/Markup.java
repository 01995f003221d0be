package com.rundiffusion.keycloak.e2e.security;

import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Parts of a response's XML, found and forged. */
final class Markup {

    static final String VICTIM = "ceo@contoso.example";

    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    private static final String OBJECT_ID = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private static final String VICTIMS_OBJECT_ID = "00000000-0000-4000-8000-000000000001";

    private Markup() {}

    static Element assertionIn(Element response) {
        return child(response, ASSERTION, "Assertion");
    }

    static Element signatureOf(Element signed) {
        return child(signed, SIGNATURE, "Signature");
    }

    static Element copy(Element element) {
        return (Element) element.cloneNode(true);
    }

    static Element protocol(Document document, String name) {
        return document.createElementNS(PROTOCOL, "samlp:" + name);
    }

    static Element signature(Document document, String name) {
        return document.createElementNS(SIGNATURE, "ds:" + name);
    }

    static Element assertion(Document document, String name) {
        return document.createElementNS(ASSERTION, name);
    }

    /** The first of that name, however deep. */
    static Element first(Document document, String name) {
        return (Element) document.getElementsByTagNameNS("*", name).item(0);
    }

    static Element first(Element root, String name) {
        return (Element) root.getElementsByTagNameNS("*", name).item(0);
    }

    /** A certificate as XML signatures hold it. */
    static String oneLine(String pem) {
        return pem.replaceAll("-----[A-Z ]+-----|\\s", "");
    }

    /** Makes it the assertion of somebody else. */
    static void forge(Element assertion) {
        descendants(assertion, "NameID").forEach(name -> name.setTextContent(VICTIM));
        descendants(assertion, "Attribute")
                .filter(attribute -> OBJECT_ID.equals(attribute.getAttribute("Name")))
                .forEach(attribute -> attribute.getFirstChild().setTextContent(VICTIMS_OBJECT_ID));
    }

    private static java.util.stream.Stream<Element> descendants(Element root, String name) {
        NodeList found = root.getElementsByTagNameNS(ASSERTION, name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    private static Element child(Element parent, String namespace, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (namespace.equals(node.getNamespaceURI()) && name.equals(node.getLocalName())) {
                return (Element) node;
            }
        }
        throw new IllegalStateException("No " + name + " in " + parent.getLocalName());
    }
}
