package com.rundiffusion.keycloak.enterprise.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The file of an application, with whatever got around it on its way. */
final class MetadataTextTest {

    private static final String ISSUER = "https://sts.windows.net/11111111-2222-4333-8444-555555555555/";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
    private static final String ENTITY = "<EntityDescriptor ID=\"_1\" entityID=\"" + ISSUER
            + "\" xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\"><IDPSSODescriptor>"
            + "<KeyDescriptor use=\"signing\"><KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><X509Data>"
            + "<X509Certificate>AQ==</X509Certificate></X509Data></KeyInfo></KeyDescriptor>"
            + "</IDPSSODescriptor></EntityDescriptor>";
    private static final String FILE = DECLARATION + ENTITY;

    @TestFactory
    Stream<DynamicTest> theFileIsFoundInWhateverACustomerPastes() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("as it is", FILE);
        texts.put("two byte order marks", "\uFEFF\uFEFF" + FILE);
        texts.put("byte order mark read as Latin-1", "ï»¿" + FILE);
        texts.put("byte order mark of UTF-16 read as Latin-1", "ÿþ" + FILE);
        texts.put("byte order mark that did not decode", "\uFFFD" + FILE);
        texts.put(
                "UTF-16 read as Latin-1",
                new String(("\uFEFF" + FILE).getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
        texts.put(
                "Chrome's view",
                "This XML file does not appear to have any style information associated with it."
                        + " The document tree is shown below.\n" + ENTITY);
        texts.put("an older browser's view", "- " + ENTITY.replace("><", ">\n- <"));
        texts.put(
                "mail text around",
                "Hi team,\n\nhere is the file (<10 KB):\n" + FILE + "\n\nBest regards,\nMia <mia@a.example>");
        texts.put("quoted in a reply", "Mia wrote:\n> " + FILE.replace("><", ">\n> <") + "\n> Mia");
        texts.put("escaped", "See: " + escaped(FILE));
        texts.put("escaped in an HTML mail", "<div>" + escaped(FILE).replace("&gt;&lt;", "&gt;<br>&lt;") + "</div>");
        texts.put("escaped twice", escaped(escaped(FILE)));
        texts.put("quotes made typographic", FILE.replace("\"", "”"));
        texts.put("no-break spaces", FILE.replace(' ', '\u00A0'));
        texts.put(
                "written as JSON",
                FILE.replace("\"", "\\\"").replace("><", ">\\r\\n<").replace("</", "<\\/"));
        texts.put("quoted-printable", FILE.replace("=", "=3D").replaceAll("(.{70})", "$1=\r\n"));
        texts.put("a prefix", FILE.replaceAll("<(/?)([EIK])", "<$1md:$2").replace("xmlns=\"urn", "xmlns:md=\"urn"));
        return texts.entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(
                        text.getKey(),
                        () -> assertThat(MetadataDocument.read(text.getValue()))
                                .hasValueSatisfying(
                                        read -> assertThat(read.entityId()).isEqualTo(ISSUER))));
    }

    @Test
    void whatIsPartOfSomethingElseOrStandsThereTwiceIsNotTaken() {
        assertThat(MetadataDocument.read("Hi\n<EntitiesDescriptor>" + ENTITY + "</EntitiesDescriptor>"))
                .isEmpty();
        assertThat(MetadataDocument.read("Hi\n<!DOCTYPE a []>" + ENTITY)).isEmpty();
        assertThat(MetadataDocument.read("Hi\n" + ENTITY + "\nand\n" + ENTITY)).isEmpty();
    }

    @Test
    void halfAFileIsCalledThat() {
        assertThat(MetadataText.isCutOff("Hi\n" + FILE.substring(0, 200))).isTrue();
        assertThat(MetadataText.isCutOff(FILE)).isFalse();
        assertThat(MetadataText.isCutOff("Hi")).isFalse();
    }

    private static String escaped(String xml) {
        return xml.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
