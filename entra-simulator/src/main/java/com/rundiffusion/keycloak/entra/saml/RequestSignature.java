package com.rundiffusion.keycloak.entra.saml;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The signature of a request: in the query for Redirect, in the XML for POST, RSA with SHA-256 in both. */
public final class RequestSignature {

    /** Entra tries the two verification certificates that were uploaded last. */
    private static final int NEWEST = 2;

    private RequestSignature() {}

    /** @param certificates the application's verification certificates, the newest first */
    public static boolean valid(AuthnRequest request, List<X509Certificate> certificates) {
        return certificates.stream()
                .limit(NEWEST)
                .map(X509Certificate::getPublicKey)
                .anyMatch(key -> switch (request.binding()) {
                    case REDIRECT -> inQuery(request.rawQuery(), key);
                    case POST -> inXml(request, key);
                });
    }

    /** A LogoutRequest comes in a query only. */
    public static boolean valid(LogoutRequest request, List<X509Certificate> certificates) {
        return certificates.stream()
                .limit(NEWEST)
                .anyMatch(certificate -> inQuery(request.rawQuery(), certificate.getPublicKey()));
    }

    private static boolean inQuery(String rawQuery, PublicKey key) {
        RawQuery query = new RawQuery(rawQuery);
        String value = query.value("Signature");
        if (value == null || !SignatureMethod.RSA_SHA256.equals(query.value("SigAlg"))) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(query.signedPart().getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getDecoder().decode(value));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean inXml(AuthnRequest request, PublicKey key) {
        try {
            Element root = Elements.parse(request.xml().getBytes(StandardCharsets.UTF_8))
                    .getDocumentElement();
            Element element = Elements.child(root, SamlNames.SIGNATURE, "Signature");
            if (element == null) {
                return false;
            }
            root.setIdAttributeNS(null, "ID", true);
            DOMValidateContext context = new DOMValidateContext(key, element);
            XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            return SignatureMethod.RSA_SHA256.equals(
                            signature.getSignedInfo().getSignatureMethod().getAlgorithm())
                    && covers(signature, request.id())
                    && signature.validate(context);
        } catch (SAXException | MarshalException | XMLSignatureException e) {
            return false;
        }
    }

    private static boolean covers(XMLSignature signature, String id) {
        List<Reference> references = signature.getSignedInfo().getReferences();
        return references.size() == 1 && ("#" + id).equals(references.get(0).getURI());
    }
}
