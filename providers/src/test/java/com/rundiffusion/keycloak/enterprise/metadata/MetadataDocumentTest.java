package com.rundiffusion.keycloak.enterprise.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetadataDocumentTest {

    private static final String ISSUER = "https://sts.windows.net/11111111-2222-4333-8444-555555555555/";
    private static final String LOGIN_URL =
            "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/saml2";
    private static final String NAMESPACE = "urn:oasis:names:tc:SAML:2.0:metadata";

    @Test
    void anApplicationsFileNamesIssuerKeysAndLoginUrl() {
        MetadataDocument read = read(entity(provider(key("signing", "AQ==") + service("Redirect") + service("POST"))));

        assertThat(read.entityId()).isEqualTo(ISSUER);
        assertThat(read.signingCertificates()).isEqualTo(List.of("AQ=="));
        assertThat(read.loginUrls()).isEqualTo(List.of(LOGIN_URL));
    }

    @Test
    void activeAndInactiveKeysAreAllReadInTheirOrderAndOnceEach() {
        MetadataDocument read = read(entity(provider(
                key("signing", "Ag==") + key("signing", "AQ==") + key("signing", "Ag==") + key("encryption", "Aw=="))));

        assertThat(read.signingCertificates()).isEqualTo(List.of("Ag==", "AQ=="));
    }

    @Test
    void aKeyWithoutUseSignsToo() {
        assertThat(read(entity(provider(key("signing", "AQ==").replace(" use=\"signing\"", ""))))
                        .signingCertificates())
                .isEqualTo(List.of("AQ=="));
    }

    @Test
    void onlyKeysOfTheIdentityProviderAreRead() {
        String other = "<RoleDescriptor xmlns:fed=\"http://docs.oasis-open.org/wsfed/federation/200706\">"
                + key("signing", "Aw==") + "</RoleDescriptor>";
        String signature = "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><KeyInfo><X509Data>"
                + "<X509Certificate>BA==</X509Certificate></X509Data></KeyInfo></Signature>";

        assertThat(read(entity(signature + other + provider(key("signing", "AQ=="))))
                        .signingCertificates())
                .isEqualTo(List.of("AQ=="));
    }

    @Test
    void otherServicesAreNoLoginUrls() {
        String logout = service("Redirect").replace("SingleSignOnService", "SingleLogoutService");
        String manage = service("Redirect").replace("SingleSignOnService", "ManageNameIDService");

        assertThat(read(entity(provider(logout + manage))).loginUrls()).isEmpty();
    }

    @Test
    void severalCertificatesInOneKeyAreAllRead() {
        String two = key("signing", "AQ==</ds:X509Certificate><ds:X509Certificate>Ag==");

        assertThat(read(entity(provider(two))).signingCertificates()).isEqualTo(List.of("AQ==", "Ag=="));
    }

    @Test
    void whiteSpaceInACertificateIsLeftOut() {
        assertThat(read(entity(provider(key("signing", "\n  AQ\r\n==\t")))).signingCertificates())
                .isEqualTo(List.of("AQ=="));
    }

    @Test
    void charactersInReferencesAndInCdataAreRead() {
        assertThat(read(entity(provider(key("signing", "A&#81;<![CDATA[==]]>"))))
                        .signingCertificates())
                .isEqualTo(List.of("AQ=="));
        assertThat(read(entity(provider("")).replace("windows", "win&#100;ows")).entityId())
                .isEqualTo(ISSUER);
    }

    @Test
    void aPrefixMakesNoDifference() {
        String prefixed = entity(provider(key("signing", "AQ==")))
                .replaceAll("<(/?)([EIK])", "<$1md:$2")
                .replace("xmlns=", "xmlns:md=");

        assertThat(read(prefixed).signingCertificates()).isEqualTo(List.of("AQ=="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>",
                "<?xml version=\"1.0\" encoding=\"utf-16\"?>",
                " \r\n<?xml version=\"1.0\"?>\n",
                "\n\uFEFF ",
                "<!-- a comment -->"
            })
    void whatStandsBeforeTheFileMakesNoDifference(String before) {
        assertThat(MetadataDocument.read(before + entity(provider("")) + "\n")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "{}",
                "<html></html>",
                "<EntityDescriptor/>",
                "<EntityDescriptor xmlns='" + NAMESPACE + "' entityID='a'/>",
                "<EntityDescriptor xmlns='" + NAMESPACE + "' entityID='a'><IDPSSODescriptor></EntityDescriptor>",
                "<EntityDescriptor xmlns='" + NAMESPACE + "' entityID=''><IDPSSODescriptor/></EntityDescriptor>",
                "<EntityDescriptor xmlns='" + NAMESPACE + "'><IDPSSODescriptor/></EntityDescriptor>",
                "<EntityDescriptor xmlns='" + NAMESPACE
                        + "' a:entityID='a' xmlns:a='b'><IDPSSODescriptor/></EntityDescriptor>",
                "<EntityDescriptor xmlns='" + NAMESPACE + "' entityID='a'><SPSSODescriptor/></EntityDescriptor>",
                "<EntityDescriptor entityID='a'><IDPSSODescriptor/></EntityDescriptor>",
                "<EntityDescriptor xmlns='urn:other' entityID='a'><IDPSSODescriptor/></EntityDescriptor>",
                "<EntityDescriptor xmlns='" + NAMESPACE
                        + "' entityID='a'><a><IDPSSODescriptor/></a></EntityDescriptor>",
                "<EntitiesDescriptor xmlns='" + NAMESPACE
                        + "'><EntityDescriptor entityID='a'><IDPSSODescriptor/></EntityDescriptor></EntitiesDescriptor>"
            })
    void anythingElseIsNone(String text) {
        assertThat(MetadataDocument.read(text)).isEmpty();
    }

    @Test
    void twoIdentityProvidersInOneAreNone() {
        assertThat(MetadataDocument.read(entity(provider("") + provider("")))).isEmpty();
    }

    @Test
    void twoEntitiesAreNone() {
        assertThat(MetadataDocument.read(entity(provider("")) + entity(provider(""))))
                .isEmpty();
        assertThat(MetadataDocument.read(entity(provider("") + entity("")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE EntityDescriptor>",
                "<!DOCTYPE EntityDescriptor [",
                "<!DOCTYPE EntityDescriptor [<!ENTITY a \"b\">]>",
                "<!DOCTYPE EntityDescriptor SYSTEM \"file:///etc/passwd\">",
                "<!DOCTYPE EntityDescriptor [<!ENTITY % a SYSTEM \"http://127.0.0.1:1/\"> %a;]>",
                "<!DOCTYPE EntityDescriptor [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
            })
    void aDocumentTypeIsRefused(String type) {
        assertThat(MetadataDocument.read(type + entity(provider("")))).isEmpty();
    }

    @Test
    void anEntityOfADocumentTypeIsNotResolved() {
        String type = "<!DOCTYPE EntityDescriptor [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>";

        assertThat(MetadataDocument.read(type + entity(provider(key("signing", "&a;")))))
                .isEmpty();
        assertThat(MetadataDocument.read(entity(provider(key("signing", "&a;")))))
                .isEmpty();
    }

    @Test
    void elementsNestSoDeepAndNoDeeper() {
        assertThat(MetadataDocument.read(entity(provider("") + nested(63)))).isPresent();
        assertThat(MetadataDocument.read(entity(provider("") + nested(64)))).isEmpty();
        assertThat(MetadataDocument.read(entity(provider("") + nested(100_000))))
                .isEmpty();
    }

    @Test
    void aFileMayBeOneMegabyteLongAndNoLonger() {
        String file = entity(provider(""));

        assertThat(MetadataDocument.read(file + " ".repeat((1 << 20) - file.length())))
                .isPresent();
        assertThat(MetadataDocument.read(file + " ".repeat((1 << 20) - file.length() + 1)))
                .isEmpty();
        assertThat(MetadataDocument.read(null)).isEmpty();
    }

    /** Where the samples lie beside the checkout. */
    @TestFactory
    Stream<DynamicTest> realFilesAreRead() {
        Path samples = Path.of("../../shared/entra");
        return Files.exists(samples)
                ? Stream.of(
                        DynamicTest.dynamicTest("of an application, 2023", () -> {
                            MetadataDocument read = sample(samples, "app-federation-metadata-2023.xml");
                            assertThat(read.entityId()).matches("https://sts\\.windows\\.net/[0-9a-f-]{36}/");
                            assertThat(read.signingCertificates())
                                    .isNotEmpty()
                                    .allMatch(text -> text.startsWith("MII"));
                            assertThat(read.loginUrls())
                                    .singleElement()
                                    .asString()
                                    .endsWith("/saml2");
                        }),
                        DynamicTest.dynamicTest("of all tenants, 2017", () -> {
                            MetadataDocument read = sample(samples, "tenantless-metadata-2017.xml");
                            assertThat(read.entityId()).isEqualTo("https://sts.windows.net/{tenantid}/");
                            assertThat(read.signingCertificates()).hasSizeGreaterThan(1);
                        }))
                : Stream.empty();
    }

    private static MetadataDocument sample(Path samples, String name) throws IOException {
        return read(Files.readString(samples.resolve(name)));
    }

    private static MetadataDocument read(String xml) {
        Optional<MetadataDocument> read = MetadataDocument.read(xml);
        assertThat(read).isPresent();
        return read.get();
    }

    private static String entity(String content) {
        return "<EntityDescriptor ID=\"_1\" entityID=\"" + ISSUER + "\" xmlns=\"" + NAMESPACE + "\">" + content
                + "</EntityDescriptor>";
    }

    private static String provider(String content) {
        return "<IDPSSODescriptor>" + content + "</IDPSSODescriptor>";
    }

    private static String key(String use, String certificate) {
        return "<KeyDescriptor use=\"" + use
                + "\"><ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data>"
                + "<ds:X509Certificate>" + certificate
                + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>";
    }

    private static String service(String binding) {
        return "<SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-" + binding + "\" Location=\""
                + LOGIN_URL + "\" />";
    }

    private static String nested(int depth) {
        return "<a>".repeat(depth) + "</a>".repeat(depth);
    }
}
