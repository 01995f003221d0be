package com.rundiffusion.keycloak.entra;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A service provider's metadata (<em>SAML 2.0 Metadata</em> 2.4.4), of which "Upload metadata file" takes Identifier and Reply URLs.
 *
 * @param defaultReplyUrl the one marked so, else the first
 */
record UploadedMetadata(String identifier, List<String> replyUrls, String defaultReplyUrl) {

    private static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

    /** @throws IllegalArgumentException for what is no such file */
    static UploadedMetadata read(String xml) {
        Element root = document(xml).getDocumentElement();
        NodeList services = root.getElementsByTagNameNS(METADATA, "AssertionConsumerService");
        List<String> urls = new ArrayList<>();
        String marked = null;
        for (int i = 0; i < services.getLength(); i++) {
            Element service = (Element) services.item(i);
            if (POST.equals(service.getAttribute("Binding"))) {
                urls.add(service.getAttribute("Location"));
                marked = marked == null && "true".equals(service.getAttribute("isDefault"))
                        ? service.getAttribute("Location")
                        : marked;
            }
        }
        if (!"EntityDescriptor".equals(root.getLocalName()) || urls.isEmpty()) {
            throw new IllegalArgumentException("No metadata of a service provider");
        }
        return new UploadedMetadata(
                root.getAttribute("entityID"), List.copyOf(urls), marked == null ? urls.get(0) : marked);
    }

    private static Document document(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new IllegalArgumentException("No XML", unreadable);
        }
    }

    void enterIn(EnterpriseApplication application) {
        application.identifiers(identifier).replyUrls(replyUrls).defaultReplyUrl(defaultReplyUrl);
    }
}
