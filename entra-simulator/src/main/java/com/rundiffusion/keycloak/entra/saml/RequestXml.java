package com.rundiffusion.keycloak.entra.saml;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The XML of a request, freed of its binding; what is none is refused with the code that Entra has for it. */
final class RequestXml {

    private RequestXml() {}

    /** Of the Redirect binding. */
    static byte[] inflated(RawQuery query) {
        byte[] deflated = decoded(query.value("SAMLRequest"));
        try {
            return RedirectBinding.inflate(deflated);
        } catch (IOException e) {
            throw malformed("it is not deflated as the Redirect binding wants it");
        }
    }

    static byte[] decoded(String base64) {
        if (base64 == null || base64.isBlank()) {
            throw new Refusal(
                    Aadsts.MISSING_REQUEST, "The Login URL was opened without a SAMLRequest or SAMLResponse.");
        }
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw malformed("it is not Base64");
        }
    }

    static Element root(byte[] xml) {
        try {
            return Elements.parse(xml).getDocumentElement();
        } catch (SAXException e) {
            throw malformed("it is not well-formed XML without a DTD");
        }
    }

    static boolean is(Element root, String name) {
        return SamlNames.PROTOCOL.equals(root.getNamespaceURI()) && name.equals(root.getLocalName());
    }

    /** What every request has. */
    static void requireEnvelope(Element request, String name) {
        if (!is(request, name)) {
            throw malformed("its root element is " + request.getNodeName() + ", not " + article(name) + " " + name);
        }
        if (!"2.0".equals(request.getAttribute("Version"))) {
            throw malformed("its Version is not 2.0");
        }
        if (request.getAttribute("ID").isEmpty()) {
            throw malformed("it has no ID");
        }
        try {
            OffsetDateTime.parse(request.getAttribute("IssueInstant"));
        } catch (DateTimeException e) {
            throw malformed("its IssueInstant is missing or no instant");
        }
        if (Elements.child(request, SamlNames.ASSERTION, "Issuer") == null) {
            throw malformed("it has no Issuer");
        }
    }

    private static String article(String name) {
        return name.startsWith("A") ? "an" : "a";
    }

    static Refusal malformed(String why) {
        return new Refusal(Aadsts.MALFORMED_REQUEST, "The SAML request cannot be read: " + why + ".");
    }
}
