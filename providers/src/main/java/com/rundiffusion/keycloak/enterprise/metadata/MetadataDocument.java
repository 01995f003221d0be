package com.rundiffusion.keycloak.enterprise.metadata;

import com.rundiffusion.keycloak.xml.UntrustedXml;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the SAML metadata of one identity provider says. Its signature is not checked: Entra signs metadata with the very
 * key that it announces there.
 *
 * @param entityId the SAML issuer
 * @param signingCertificates what the identity provider signs with, each as Base64 on one line, in the order of the
 *     document and none twice; whether one is a certificate at all is not looked at
 * @param loginUrls the locations of its single sign-on services, none twice
 */
public record MetadataDocument(String entityId, List<String> signingCertificates, List<String> loginUrls) {

    private static final int LONGEST = 1 << 20;
    private static final int DEEPEST = 64;

    private static final String METADATA = "{urn:oasis:names:tc:SAML:2.0:metadata}";
    private static final String SIGNATURE = "{http://www.w3.org/2000/09/xmldsig#}";

    private static final String ENTITY = METADATA + "EntityDescriptor";
    private static final List<String> PROVIDER = List.of(ENTITY, METADATA + "IDPSSODescriptor");
    private static final List<String> SERVICE = below(PROVIDER, METADATA + "SingleSignOnService");
    private static final List<String> KEY = below(PROVIDER, METADATA + "KeyDescriptor");
    private static final List<String> CERTIFICATE =
            below(KEY, SIGNATURE + "KeyInfo", SIGNATURE + "X509Data", SIGNATURE + "X509Certificate");

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    public MetadataDocument {
        signingCertificates = List.copyOf(signingCertificates);
        loginUrls = List.copyOf(loginUrls);
    }

    /**
     * Empty unless the text holds one {@code EntityDescriptor} with an entity id and one {@code IDPSSODescriptor}, without
     * a DTD and of at most 1 MB, whatever was pasted around it.
     */
    public static Optional<MetadataDocument> read(String pasted) {
        return pasted == null || pasted.length() > LONGEST
                ? Optional.empty()
                : MetadataText.in(pasted).flatMap(text -> parsed(text).stream()).findFirst();
    }

    private static Optional<MetadataDocument> parsed(String text) {
        try {
            XMLStreamReader reader = UntrustedXml.reader(text);
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException notXml) {
            return Optional.empty();
        }
    }

    private static Optional<MetadataDocument> read(XMLStreamReader reader) throws XMLStreamException {
        String entityId = null;
        int providers = 0;
        boolean signing = false;
        Set<String> certificates = new LinkedHashSet<>();
        Set<String> loginUrls = new LinkedHashSet<>();
        List<String> path = new ArrayList<>();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                return Optional.empty();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                path.remove(path.size() - 1);
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String name = "{" + reader.getNamespaceURI() + "}" + reader.getLocalName();
                if (path.isEmpty() != name.equals(ENTITY) || path.size() == DEEPEST) {
                    return Optional.empty();
                }
                path.add(name);
                if (path.size() == 1) {
                    entityId = attribute(reader, "entityID");
                } else if (path.equals(PROVIDER)) {
                    providers++;
                } else if (path.equals(KEY)) {
                    String use = attribute(reader, "use");
                    signing = use == null || use.equals("signing");
                } else if (path.equals(CERTIFICATE) && signing) {
                    certificates.add(
                            WHITE_SPACE.matcher(reader.getElementText()).replaceAll(""));
                    path.remove(path.size() - 1);
                } else if (path.equals(SERVICE) && attribute(reader, "Location") != null) {
                    loginUrls.add(attribute(reader, "Location"));
                }
            }
        }
        return entityId == null || entityId.isEmpty() || providers != 1
                ? Optional.empty()
                : Optional.of(new MetadataDocument(entityId, List.copyOf(certificates), List.copyOf(loginUrls)));
    }

    /** Only one without a namespace: {@code null} would mean any. */
    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue("", name);
        return value == null ? null : value.strip();
    }

    private static List<String> below(List<String> path, String... names) {
        List<String> longer = new ArrayList<>(path);
        longer.addAll(List.of(names));
        return List.copyOf(longer);
    }
}
