package com.rundiffusion.keycloak.signin.saml;

import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Wanted;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Which algorithms a signature may use. The Java runtime refuses SHA-1 too, by its own configuration; this list does not
 * depend on that, and its answer names the algorithm. Of the transforms it takes the two that SAML allows (<em>SAML 2.0
 * Core</em> 5.4.4): any other could choose what is signed.
 */
public final class SignatureStrength {

    private static final Set<String> ACCEPTED = Set.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "http://www.w3.org/2001/04/xmlenc#sha512",
            CanonicalizationMethod.EXCLUSIVE,
            Transform.ENVELOPED);

    private SignatureStrength() {}

    /** The first method or transform below {@code signed} that is not accepted. */
    public static Optional<Rejection> fault(Element signed) {
        return Stream.of("SignatureMethod", "DigestMethod", "CanonicalizationMethod", "Transform")
                .flatMap(name -> elements(signed.getElementsByTagNameNS(XMLSignature.XMLNS, name)))
                .map(method -> ((Element) method).getAttribute("Algorithm"))
                .filter(algorithm -> !ACCEPTED.contains(algorithm))
                .findFirst()
                .map(algorithm -> RejectionCode.SIGNATURE_ALGORITHM_WEAK.rejection(Wanted.SHA_256, name(algorithm)));
    }

    private static String name(String algorithm) {
        return algorithm.endsWith("sha1") ? "SHA-1 (" + algorithm + ")" : algorithm;
    }

    private static Stream<Node> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item);
    }
}
