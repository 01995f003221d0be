package com.rundiffusion.keycloak.signin.saml;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.List;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** One change of a response, as the fuzzer chooses it. */
final class ResponseChange {

    private static final String[] ATTRIBUTES = {
        "Name",
        "Recipient",
        "InResponseTo",
        "NotOnOrAfter",
        "NotBefore",
        "Destination",
        "Method",
        "Algorithm",
        "ID",
        "Value",
        "AuthnInstant",
        "Format"
    };
    private static final String[] NAMES = {
        "Issuer", "Subject", "NameID", "BaseID", "SubjectConfirmation", "SubjectConfirmationData", "Conditions",
        "AudienceRestriction", "Audience", "AttributeStatement", "Attribute", "AttributeValue", "Advice", "Extensions",
        "OneTimeUse", "AuthnStatement"
    };
    private static final String[] NAMESPACES = {
        TestAssertions.ASSERTION, TestAssertions.PROTOCOL, "http://www.w3.org/2000/09/xmldsig#", "urn:another"
    };
    private static final String[] TEXTS = {
        "",
        TestAssertions.ISSUER,
        TestAssertions.TENANT,
        TestAssertions.IDENTIFIER,
        TestAssertions.REQUEST,
        TestAssertions.REPLY_URL,
        TestAssertions.OTHER_REPLY_URL,
        EntraClaims.TENANT_ID,
        EntraClaims.OBJECT_ID,
        "https://sts.windows.net/99999999-2222-4333-8444-555555555555/",
        "99999999-2222-4333-8444-555555555555",
        "runnit.ai",
        "ID_another",
        "https://evil.example/__/auth/handler",
        "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key",
        "2020-01-01T00:00:00Z",
        "2099-01-01T00:00:00Z",
        "eve@contoso.example",
        "http://www.w3.org/2000/09/xmldsig#sha1"
    };

    private final FuzzedDataProvider choice;
    private final Document response;

    ResponseChange(FuzzedDataProvider choice, Document response) {
        this.choice = choice;
        this.response = response;
    }

    void make() {
        Element one = any();
        Element other = any();
        switch (choice.consumeInt(0, 8)) {
            case 0 -> remove(one);
            case 1 -> insert(other, one.cloneNode(true));
            case 2 -> repeat(one);
            case 3 -> move(one, other);
            case 4 -> one.setTextContent(text());
            case 5 -> one.setAttribute(choice.pickValue(ATTRIBUTES), text());
            case 6 -> one.removeAttribute(choice.pickValue(ATTRIBUTES));
            case 7 -> insert(one, textNode());
            default -> insert(one, response.createElementNS(choice.pickValue(NAMESPACES), choice.pickValue(NAMES)));
        }
    }

    private Element any() {
        NodeList all = response.getElementsByTagName("*");
        return (Element) all.item(choice.consumeInt(0, all.getLength() - 1));
    }

    private void repeat(Element element) {
        if (element != response.getDocumentElement()) {
            element.getParentNode().insertBefore(element.cloneNode(true), element);
        }
    }

    private void remove(Element element) {
        if (element != response.getDocumentElement()) {
            element.getParentNode().removeChild(element);
        }
    }

    private void move(Element element, Element into) {
        boolean inside = (element.compareDocumentPosition(into) & Node.DOCUMENT_POSITION_CONTAINED_BY) != 0;
        if (element != into && !inside) {
            remove(element);
            insert(into, element);
        }
    }

    /** Before any of the children, or behind the last. */
    private void insert(Element parent, Node child) {
        if (child.getOwnerDocument() == response && child.getParentNode() == null) {
            parent.insertBefore(
                    child,
                    parent.getChildNodes()
                            .item(choice.consumeInt(0, parent.getChildNodes().getLength())));
        }
    }

    private Node textNode() {
        String text = text();
        return switch (choice.consumeInt(0, 3)) {
            case 0 -> response.createComment(text.replace("-", ""));
            case 1 -> response.createCDATASection(text.replace("]", ""));
            case 2 -> response.createProcessingInstruction("a", text.replace("?", ""));
            default -> response.createTextNode(text);
        };
    }

    /** One of those that could mean something, or any that XML can hold. */
    private String text() {
        return choice.consumeBoolean()
                ? choice.pickValue(TEXTS)
                : choice.consumeString(30).replaceAll("[^\\t\\n\\u0020-\\uD7FF\\uE000-\\uFFFD]", " ");
    }

    static List<Element> children(Element parent, String namespace, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> name.equals(child.getLocalName()) && namespace.equals(child.getNamespaceURI()))
                .toList();
    }
}
