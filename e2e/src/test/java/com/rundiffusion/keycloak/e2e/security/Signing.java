package com.rundiffusion.keycloak.e2e.security;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Signs the assertion as no Entra would, with whatever an attacker has. */
final class Signing {

    static final String HMAC_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
    static final String RSA_SHA256 = SignatureMethod.RSA_SHA256;

    private static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");

    private final Key key;
    private String method = RSA_SHA256;
    private String digest = DigestMethod.SHA256;
    private final List<Transform> more = new ArrayList<>();

    private Signing(Key key) {
        this.key = key;
    }

    static Signing by(Key key) {
        return new Signing(key);
    }

    Signing method(String uri) {
        method = uri;
        return this;
    }

    Signing digest(String uri) {
        digest = uri;
        return this;
    }

    /** Between the two that every signature of an assertion has. */
    Signing transform(String uri, TransformParameterSpec parameters) {
        more.add(transformOf(uri, parameters));
        return this;
    }

    Consumer<Document> assertion() {
        return document -> sign(Markup.assertionIn(document.getDocumentElement()));
    }

    void sign(Element element) {
        element.setIdAttributeNS(null, "ID", true);
        Node issuer = element.getFirstChild();
        DOMSignContext context = new DOMSignContext(key, element, issuer.getNextSibling());
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        context.setDefaultNamespacePrefix("ds");
        try {
            FACTORY.newXMLSignature(signedInfo(element.getAttribute("ID")), null)
                    .sign(context);
        } catch (MarshalException | XMLSignatureException e) {
            throw new IllegalStateException(e);
        }
    }

    private SignedInfo signedInfo(String id) {
        List<Transform> transforms = new ArrayList<>();
        transforms.add(transformOf(Transform.ENVELOPED, null));
        transforms.addAll(more);
        transforms.add(transformOf(CanonicalizationMethod.EXCLUSIVE, null));
        try {
            Reference reference =
                    FACTORY.newReference("#" + id, FACTORY.newDigestMethod(digest, null), transforms, null, null);
            return FACTORY.newSignedInfo(
                    FACTORY.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    FACTORY.newSignatureMethod(method, null),
                    List.of(reference));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Transform transformOf(String uri, TransformParameterSpec parameters) {
        try {
            return FACTORY.newTransform(uri, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
