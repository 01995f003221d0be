package com.rundiffusion.keycloak.entra.saml;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element under construction. A namespace is declared on the first element that needs it, as Entra does. */
final class Markup {

    private final Element element;

    private Markup(Node parent, String namespace, String name) {
        Document document = parent instanceof Document d ? d : parent.getOwnerDocument();
        element = document.createElementNS(namespace, name);
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? null : name.substring(0, colon);
        // Asked before the element is in its place: a document answers for its root, whose declaration is yet to come.
        if (!namespace.equals(parent.lookupNamespaceURI(prefix))) {
            declare(prefix, namespace);
        }
        parent.appendChild(element);
    }

    static Markup root(String namespace, String name) {
        try {
            return new Markup(
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument(), namespace, name);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    Markup child(String namespace, String name) {
        return new Markup(element, namespace, name);
    }

    /** A child in this element's own default namespace. */
    Markup child(String name) {
        return child(element.getNamespaceURI(), name);
    }

    /** Leaves the attribute out when there is no value. */
    Markup attribute(String name, String value) {
        if (value != null) {
            element.setAttributeNS(null, name, value);
        }
        return this;
    }

    Markup attribute(String namespace, String name, String value) {
        element.setAttributeNS(namespace, name, value);
        return this;
    }

    /** Makes the attribute one that a signature can point to. */
    Markup id(String value) {
        attribute("ID", value);
        if (value != null) {
            element.setIdAttributeNS(null, "ID", true);
        }
        return this;
    }

    Markup declare(String prefix, String namespace) {
        String name = prefix == null ? "xmlns" : "xmlns:" + prefix;
        return attribute(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, name, namespace);
    }

    Markup text(String text) {
        element.setTextContent(text);
        return this;
    }

    Element element() {
        return element;
    }

    Document document() {
        return element.getOwnerDocument();
    }
}
