package com.rundiffusion.keycloak.signin.saml;

import java.util.List;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/**
 * What may stand once below its parent (<em>SAML 2.0 Core</em> 2.3.3, 2.4.1, 2.4.1.1) and stands there again. Keycloak's
 * parser takes the last of two without a word, another reader the first.
 */
final class RepeatedElement {

    private static final String ASSERTIONS = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final List<String> ONCE =
            List.of("Issuer", "Subject", "NameID", "SubjectConfirmationData", "Conditions");

    private RepeatedElement() {}

    static boolean isIn(Document response) {
        return ONCE.stream()
                .map(name -> response.getElementsByTagNameNS(ASSERTIONS, name))
                .anyMatch(found -> IntStream.range(0, found.getLength())
                        .mapToObj(found::item)
                        .anyMatch(RepeatedElement::comesAgain));
    }

    private static boolean comesAgain(Node element) {
        for (Node next = element.getNextSibling(); next != null; next = next.getNextSibling()) {
            if (element.getLocalName().equals(next.getLocalName()) && ASSERTIONS.equals(next.getNamespaceURI())) {
                return true;
            }
        }
        return false;
    }
}
