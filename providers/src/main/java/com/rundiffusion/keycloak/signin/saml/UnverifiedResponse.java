package com.rundiffusion.keycloak.signin.saml;

import com.rundiffusion.keycloak.xml.UntrustedXml;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a response claims before anybody checked a signature: enough to pick a door, never to decide an outcome. Read as
 * a stream, without a DTD, so that no document costs more than its own length.
 *
 * @param issuer the first {@code Issuer}, as written; {@code null} when there is none
 * @param solicited whether any {@code InResponseTo} stands in it
 */
public record UnverifiedResponse(String issuer, boolean solicited) {

    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final int DEEPEST = 64;

    /** Empty when the bytes are not well-formed XML with a {@code samlp:Response} as its root, or have a DTD. */
    public static Optional<UnverifiedResponse> read(byte[] xml) {
        try {
            XMLStreamReader reader = UntrustedXml.reader(new ByteArrayInputStream(xml));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException notXml) {
            return Optional.empty();
        }
    }

    private static Optional<UnverifiedResponse> read(XMLStreamReader reader) throws XMLStreamException {
        String issuer = null;
        boolean solicited = false;
        int depth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                return Optional.empty();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                if (depth++ == 0 && !is(reader, PROTOCOL, "Response") || depth > DEEPEST) {
                    return Optional.empty();
                }
                solicited |= reader.getAttributeValue(null, "InResponseTo") != null;
                if (issuer == null && is(reader, ASSERTION, "Issuer")) {
                    issuer = reader.getElementText().trim();
                    depth--;
                }
            }
        }
        return Optional.of(new UnverifiedResponse(issuer, solicited));
    }

    private static boolean is(XMLStreamReader reader, String namespace, String name) {
        return name.equals(reader.getLocalName()) && namespace.equals(reader.getNamespaceURI());
    }
}
