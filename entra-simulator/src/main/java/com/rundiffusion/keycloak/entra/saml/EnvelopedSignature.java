package com.rundiffusion.keycloak.entra.saml;

import java.security.GeneralSecurityException;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A signature over the element that holds it, in Entra's form: exclusive canonicalization, one certificate. */
final class EnvelopedSignature {

    private static final XMLSignatureFactory SIGNATURES = XMLSignatureFactory.getInstance("DOM");

    private EnvelopedSignature() {}

    /** Signs {@code element} by its ID; the signature goes before the child {@code next}. */
    static void sign(Element element, Node next, SigningCertificate key, SigningAlgorithm algorithm) {
        try {
            DOMSignContext context = new DOMSignContext(key.privateKey(), element, next);
            SIGNATURES
                    .newXMLSignature(signedInfo(element.getAttribute("ID"), algorithm), keyInfo(key))
                    .sign(context);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException(e);
        }
        unfold(element, "SignatureValue");
        unfold(element, "X509Certificate");
    }

    private static SignedInfo signedInfo(String id, SigningAlgorithm algorithm) throws GeneralSecurityException {
        Reference reference = SIGNATURES.newReference(
                "#" + id,
                SIGNATURES.newDigestMethod(algorithm.digest(), null),
                List.of(
                        SIGNATURES.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        SIGNATURES.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null,
                null);
        return SIGNATURES.newSignedInfo(
                SIGNATURES.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                SIGNATURES.newSignatureMethod(algorithm.signature(), null),
                List.of(reference));
    }

    private static KeyInfo keyInfo(SigningCertificate key) {
        KeyInfoFactory factory = SIGNATURES.getKeyInfoFactory();
        return factory.newKeyInfo(List.of(factory.newX509Data(List.of(key.certificate()))));
    }

    /** The platform folds Base64 at 76 columns, Entra does not; neither text is part of what this signature covers. */
    private static void unfold(Element element, String name) {
        NodeList folded = element.getElementsByTagNameNS(SamlNames.SIGNATURE, name);
        for (int i = 0; i < folded.getLength(); i++) {
            Node text = folded.item(i);
            text.setTextContent(text.getTextContent().replaceAll("\\s", ""));
        }
    }
}
