package com.rundiffusion.keycloak.entra;

import java.io.StringReader;
import java.security.PublicKey;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The platform's signature check over an assertion, for what Keycloak does not read or, as SHA-1, no longer takes. */
final class SignatureCheck {

    private SignatureCheck() {}

    static boolean assertionSigned(String xml, PublicKey key) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
            var assertion =
                    (Element) document.getElementsByTagNameNS("urn:oasis:names:tc:SAML:2.0:assertion", "Assertion")
                            .item(0);
            assertion.setIdAttributeNS(null, "ID", true);
            var signature = assertion.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "Signature");
            var context = new DOMValidateContext(key, signature.item(0));
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            return XMLSignatureFactory.getInstance("DOM")
                    .unmarshalXMLSignature(context)
                    .validate(context);
        } catch (Exception e) {
            throw new AssertionError(xml, e);
        }
    }
}
