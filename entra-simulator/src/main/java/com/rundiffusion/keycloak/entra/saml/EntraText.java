package com.rundiffusion.keycloak.entra.saml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * XML as Entra writes it: one line, and attributes in its order, which a DOM does not keep and the platform's
 * serializers therefore cannot give. Signatures do not depend on either.
 */
final class EntraText {

    /** Elements whose attributes do not come in the order of their names. */
    private static final Map<String, List<String>> ATTRIBUTE_ORDER = Map.of(
            "samlp:Response", List.of("ID", "Version", "IssueInstant", "Destination", "InResponseTo"),
            "samlp:LogoutRequest", List.of("ID", "Version", "IssueInstant", "Destination", "NotOnOrAfter"),
            "samlp:LogoutResponse", List.of("ID", "Version", "IssueInstant", "Destination", "InResponseTo"),
            "RoleDescriptor", List.of("xsi:type", "protocolSupportEnumeration", "xmlns:xsi", "xmlns:fed"));

    private final StringBuilder text = new StringBuilder();
    private final String emptyElementEnd;

    private EntraText(String emptyElementEnd) {
        this.emptyElementEnd = emptyElementEnd;
    }

    /** Protocol messages: no declaration, empty elements end in {@code "/>}. */
    static String message(Document document) {
        return new EntraText("/>").append(document.getDocumentElement()).text.toString();
    }

    /** Metadata: a byte order mark, a declaration, and empty elements that end in {@code " />}. */
    static String metadata(Document document) {
        EntraText written = new EntraText(" />");
        written.text.append("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        return written.append(document.getDocumentElement()).text.toString();
    }

    private EntraText append(Element element) {
        text.append('<').append(element.getTagName());
        for (Attr attribute : inOrder(element)) {
            text.append(' ').append(attribute.getName()).append("=\"");
            escape(attribute.getValue(), true);
            text.append('"');
        }
        if (!element.hasChildNodes()) {
            text.append(emptyElementEnd);
            return this;
        }
        text.append('>');
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            append(child);
        }
        text.append("</").append(element.getTagName()).append('>');
        return this;
    }

    private void append(Node child) {
        switch (child.getNodeType()) {
            case Node.ELEMENT_NODE -> append((Element) child);
            case Node.TEXT_NODE -> escape(child.getNodeValue(), false);
            case Node.COMMENT_NODE ->
                text.append("<!--").append(child.getNodeValue()).append("-->");
            default -> throw new IllegalArgumentException("Entra writes no " + child);
        }
    }

    private static List<Attr> inOrder(Element element) {
        List<Attr> attributes = new ArrayList<>();
        NamedNodeMap map = element.getAttributes();
        for (int i = 0; i < map.getLength(); i++) {
            attributes.add((Attr) map.item(i));
        }
        List<String> first = ATTRIBUTE_ORDER.getOrDefault(element.getTagName(), List.of());
        attributes.sort(Comparator.<Attr>comparingInt(attribute -> {
                    int place = first.indexOf(attribute.getName());
                    return place < 0 ? first.size() : place;
                })
                .thenComparing(Attr::getName));
        return attributes;
    }

    private void escape(String value, boolean attribute) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append(attribute ? "&quot;" : "\"");
                case '\r' -> text.append("&#xD;");
                case '\n' -> text.append(attribute ? "&#xA;" : "\n");
                case '\t' -> text.append(attribute ? "&#x9;" : "\t");
                default -> text.append(c);
            }
        }
    }
}
