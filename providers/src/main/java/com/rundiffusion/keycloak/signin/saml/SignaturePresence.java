package com.rundiffusion.keycloak.signin.saml;

import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Wanted;
import java.util.Optional;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import org.keycloak.saml.processing.core.saml.v2.util.AssertionUtil;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Whether an assertion is signed, said so that "not there" is not told of what is only unreadable, or over something else. */
final class SignaturePresence {

    private SignaturePresence() {}

    static Optional<Rejection> fault(Element assertion) {
        if (AssertionUtil.isSignedElement(assertion)) {
            return Optional.empty();
        }
        return Optional.of(signature(assertion)
                .map(SignaturePresence::unusable)
                .orElseGet(() -> RejectionCode.SIGNATURE_MISSING.rejection(
                        Wanted.SIGNED_ASSERTION, "an assertion without a signature")));
    }

    private static Rejection unusable(Element signature) {
        return canBeRead(signature)
                ? RejectionCode.SIGNATURE_INVALID.rejection(
                        Wanted.SIGNATURE_OVER_ASSERTION, "a signature over something else")
                : RejectionCode.SIGNATURE_UNREADABLE.rejection(
                        Wanted.XML_SIGNATURE, "a signature or a certificate in it that cannot be read");
    }

    private static boolean canBeRead(Element signature) {
        try {
            XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(new DOMStructure(signature));
            return true;
        } catch (MarshalException | RuntimeException unreadable) {
            return false;
        }
    }

    private static Optional<Element> signature(Element assertion) {
        for (Node child = assertion.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (XMLSignature.XMLNS.equals(child.getNamespaceURI()) && "Signature".equals(child.getLocalName())) {
                return Optional.of((Element) child);
            }
        }
        return Optional.empty();
    }
}
