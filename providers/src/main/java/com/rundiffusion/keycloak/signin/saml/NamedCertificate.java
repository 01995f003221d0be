package com.rundiffusion.keycloak.signin.saml;

import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.xml.UntrustedXml;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The certificate that a response says it is signed with. Nothing is verified by that: it is for people who look for a mistake. */
public final class NamedCertificate {

    private NamedCertificate() {}

    /** The first; empty when there is none that can be read. */
    public static Optional<SigningCertificate> in(byte[] xml) {
        try {
            XMLStreamReader reader = UntrustedXml.reader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && "X509Certificate".equals(reader.getLocalName())
                        && XMLSignature.XMLNS.equals(reader.getNamespaceURI())) {
                    return SigningCertificate.of(reader.getElementText());
                }
            }
            return Optional.empty();
        } catch (XMLStreamException unreadable) {
            return Optional.empty();
        }
    }
}
