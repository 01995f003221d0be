package com.rundiffusion.keycloak.enterprise.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.fault.FaultCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CertificateTextTest {

    private static final X509Certificate ONE = TestCertificates.ofEntra(1);
    private static final X509Certificate OTHER = TestCertificates.ofEntra(2);
    private static final byte[] DER = TestCertificates.der(ONE);
    private static final String PEM = TestCertificates.pem(ONE);
    private static final String BASE64 = TestCertificates.base64(DER);
    private static final String AUTHORITY = "CN=Contoso Root";

    @TestFactory
    Stream<DynamicTest> aCertificateIsFoundInWhateverACustomerPastes() {
        return tests(accepted(), text -> {
            CertificateReading reading = CertificateText.read(text);
            assertThat(reading.fault()).isEmpty();
            assertThat(reading.certificates()).containsExactly(new SigningCertificate(ONE));
        });
    }

    private static Map<String, String> accepted() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Entra's file", PEM);
        texts.put("64 columns", TestCertificates.pem("CERTIFICATE", DER, 64));
        texts.put("one line between PEM lines", TestCertificates.pem("CERTIFICATE", DER, 100_000));
        texts.put("all on one line", PEM.replace("\n", ""));
        texts.put("spaces in place of line breaks", PEM.replace('\n', ' '));
        texts.put("CRLF", PEM.replace("\n", "\r\n"));
        texts.put("a blank line between any two", PEM.replace("\n", "\n\n"));
        texts.put("a byte order mark", "\uFEFF" + PEM);
        texts.put("indentation", "\t" + PEM.replace("\n", "\n    "));
        texts.put("quoted in a reply", "> > " + PEM.replace("\n", "\n> > "));
        texts.put("quoted in a reply, as HTML", "&gt; " + PEM.replace("\n", "\n&gt; "));
        texts.put("quoted-printable", PEM.replaceAll("(.{70})", "$1=\r\n"));
        texts.put(
                "text around", "Hi team,\nMICROSOFT gave us this:\n\n" + PEM + "\nBest regards,\nMIA MILLER\nMIT, MA");
        texts.put("Base64 without PEM lines", BASE64);
        texts.put("Base64 without PEM lines, in lines", PEM.replaceAll("-----.*-----", ""));
        texts.put("Base64 with text around", "The certificate is " + BASE64 + ". Please confirm.");
        texts.put("Base64 without padding", BASE64.replace("=", ""));
        texts.put("written line breaks", PEM.replace("\n", "\\n"));
        texts.put("written Windows line breaks", PEM.replace("\n", "\\r\\n"));
        texts.put("line breaks written twice over", PEM.replace("\n", "\\\\n"));
        texts.put("escaped slashes", PEM.replace("\n", "\\n").replace("/", "\\/"));
        texts.put("Excel's line breaks", PEM.replace("\n", "_x000D_\n"));
        texts.put("quotation marks", "\"" + PEM.replace("\n", "\\n") + "\"");
        texts.put("em dashes", PEM.replace("-----", "—–"));
        texts.put("no-break hyphens", PEM.replace('-', '\u2011'));
        texts.put("too few hyphens", PEM.replace("-----", "--"));
        texts.put("soft hyphens", PEM.replaceAll("(.{20})", "$1\u00AD"));
        texts.put("zero-width spaces", PEM.replaceAll("(.{20})", "$1\u200B"));
        texts.put("no-break spaces", PEM.replace(' ', '\u00A0').replace("\n", "\u00A0\n"));
        texts.put("HTML", "<p>" + PEM.replace("\n", "<br>\n&nbsp;") + "</p>");
        texts.put(
                "characters as HTML numbers",
                PEM.replace("+", "&#43;").replace("/", "&#x2F;").replace("=", "&#61;"));
        texts.put("line breaks as HTML numbers", PEM.replace("\n", "&#13;&#10;"));
        texts.put("a label of older tools", PEM.replace("CERTIFICATE", "X509 CERTIFICATE"));
        texts.put(
                "a trusted certificate, with what is said of it behind",
                TestCertificates.pem(
                        "TRUSTED CERTIFICATE", concatenated(DER, new byte[] {0x30, 0x02, 0x0c, 0x00}), 64));
        texts.put("openssl's text before", "subject=CN = MI\nissuer=CN = MI\n" + PEM);
        texts.put("of metadata, the element alone", "<X509Certificate>" + BASE64 + "</X509Certificate>");
        texts.put("the file encoded once more", TestCertificates.base64(PEM.getBytes(StandardCharsets.US_ASCII)));
        texts.put(
                "the file encoded once more, with its byte order mark",
                TestCertificates.base64(("\uFEFF" + PEM).getBytes(StandardCharsets.UTF_8)));
        return texts;
    }

    @Test
    void severalCertificatesAreFoundInTheirOrder() {
        CertificateReading reading = CertificateText.read(TestCertificates.pem(OTHER) + "\nand\n" + PEM);

        assertThat(reading.fault()).isEmpty();
        assertThat(reading.certificates()).containsExactly(new SigningCertificate(OTHER), new SigningCertificate(ONE));
    }

    @Test
    void severalAreFoundWithoutPemLinesToo() {
        assertThat(CertificateText.read(BASE64 + "\n" + TestCertificates.base64(TestCertificates.der(OTHER)))
                        .certificates())
                .hasSize(2);
    }

    @TestFactory
    Stream<DynamicTest> aPrivateKeyIsRefusedAndNeverRepeated() {
        return tests(TestKeys.allForms(), text -> {
            CertificateReading reading = CertificateText.read(text);
            assertThat(reading.fault()).contains(FaultCode.CERTIFICATE_IS_PRIVATE_KEY);
            assertThat(reading.certificates()).isEmpty();
            assertThat(reading.description()).matches("text of [\\d,]+ characters");
        });
    }

    @TestFactory
    Stream<DynamicTest> aCertificateThatIsNotWholeIsCalledCutOff() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("without its end", PEM.substring(0, 700));
        texts.put("without its end, as Base64", BASE64.substring(0, 700));
        texts.put("without its middle", PEM.substring(0, 400) + PEM.substring(800));
        texts.put("with an ellipsis", PEM.substring(0, 400) + "…" + PEM.substring(800));
        texts.put("without its beginning", PEM.substring(300));
        texts.put("PEM lines alone", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----");
        texts.put(
                "a whole one, then one cut off",
                PEM + TestCertificates.pem(OTHER).substring(0, 500));
        texts.put("one cut off, then a whole one", TestCertificates.pem(OTHER).substring(0, 500) + "\n" + PEM);
        return tests(texts, text -> assertFault(text, FaultCode.CERTIFICATE_TRUNCATED));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoCertificateIsCalledByItsName() throws Exception {
        byte[] key = TestCertificates.rsa().getPublic().getEncoded();
        byte[] request = new JcaPKCS10CertificationRequestBuilder(
                        new X500Name("CN=Contoso"), TestCertificates.rsa().getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA")
                        .build(TestCertificates.rsa().getPrivate()))
                .getEncoded();
        byte[] bag = CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(ONE))
                .getEncoded("PKCS7");
        String chain = TestCertificates.pem(TestCertificates.issuedBy(AUTHORITY))
                + TestCertificates.pem(TestCertificates.authority(AUTHORITY));
        return Stream.of(
                        called(FaultCode.CERTIFICATE_IS_OTHER_PEM, TestCertificates.pem("PUBLIC KEY", key, 64)),
                        called(FaultCode.CERTIFICATE_IS_OTHER_PEM, TestCertificates.base64(key)),
                        called(FaultCode.CERTIFICATE_IS_OTHER_PEM, PEM + TestCertificates.pem("PUBLIC KEY", key, 64)),
                        called(
                                FaultCode.CERTIFICATE_IS_OTHER_PEM,
                                TestCertificates.pem("CERTIFICATE REQUEST", request, 64)),
                        called(FaultCode.CERTIFICATE_IS_OTHER_PEM, TestCertificates.base64(request)),
                        called(FaultCode.CERTIFICATE_IS_OTHER_PEM, "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAB it@contoso"),
                        called(FaultCode.CERTIFICATE_CHAIN, TestCertificates.pem("PKCS7", bag, 64)),
                        called(FaultCode.CERTIFICATE_CHAIN, TestCertificates.base64(bag)),
                        called(FaultCode.CERTIFICATE_CHAIN, chain),
                        called(FaultCode.CERTIFICATE_BINARY, new String(DER, StandardCharsets.UTF_8)),
                        called(FaultCode.CERTIFICATE_BINARY, new String(DER, StandardCharsets.ISO_8859_1)),
                        called(FaultCode.CERTIFICATE_BINARY, new String(DER, "windows-1252")),
                        called(FaultCode.CERTIFICATE_BINARY, new String(DER, "IBM850")),
                        called(
                                FaultCode.CERTIFICATE_IS_METADATA,
                                "<?xml version=\"1.0\"?><EntityDescriptor><X509Certificate>" + BASE64),
                        called(FaultCode.CERTIFICATE_IS_METADATA, "<md:EntityDescriptor entityID=\"a\">"),
                        called(FaultCode.TEXT_TOO_LONG, TestCertificates.base64(large())))
                .flatMap(test -> test);
    }

    /** The head of a certificate of 20 KB, and as many bytes. */
    private static byte[] large() {
        byte[] large = new byte[20_004];
        System.arraycopy(
                new byte[] {0x30, (byte) 0x82, 0x4e, 0x20, 0x30, (byte) 0x82, 0x4e, 0x10, (byte) 0xa0}, 0, large, 0, 9);
        return large;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AB12CD34EF56AB12CD34EF56AB12CD34EF56AB12",
                "ab:12:cd:34:ef:56:ab:12:cd:34:ef:56:ab:12:cd:34:ef:56:ab:12",
                "AB 12 CD 34 EF 56 AB 12 CD 34 EF 56 AB 12 CD 34 EF 56 AB 12",
                "Thumbprint: AB12CD34EF56AB12CD34EF56AB12CD34EF56AB12",
                "\u200EAB12CD34EF56AB12CD34EF56AB12CD34EF56AB12",
                "sha256 Fingerprint=AB:12:CD:34:EF:56:AB:12:CD:34:EF:56:AB:12:CD:34:EF:56:AB:12:CD:34:EF:56:AB:12:CD:34:EF:56:AB:12",
                "0b12cd34ef56ab12cd34ef56ab12cd34ef56ab12cd34ef56ab12cd34ef56ab12"
            })
    void aThumbprintIsCalledOne(String text) {
        assertFault(text, FaultCode.CERTIFICATE_IS_THUMBPRINT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "RunDiffusion.com.cer",
                "see attachment",
                "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/saml2",
                "MIIC",
                "MIICwhatever",
                "AB12CD34EF56AB12CD34EF56AB12CD34EF56AB",
                "-----BEGIN SOMETHING-----",
                "📎"
            })
    void anythingElseIsUnreadable(String text) {
        assertFault(text, FaultCode.CERTIFICATE_UNREADABLE);
    }

    @Test
    void theDescriptionCountsCharactersAndSaysNoMore() {
        assertThat(CertificateText.read("x").description()).isEqualTo("text of 1 character");
        assertThat(CertificateText.read("x".repeat(1204)).description()).isEqualTo("text of 1,204 characters");
    }

    @Test
    void oneOfAnAuthorityStandsAlone() {
        CertificateReading reading = CertificateText.read(TestCertificates.pem(TestCertificates.issuedBy(AUTHORITY)));

        assertThat(reading.fault()).isEmpty();
        assertThat(reading.certificates()).hasSize(1);
    }

    /** Where the samples lie beside the checkout. */
    @TestFactory
    Stream<DynamicTest> theFileOfARealApplicationIsRead() throws IOException {
        Path file = Path.of("../../shared/entra/base64-certificate-2022.cer");
        return Files.exists(file)
                ? tests(Map.of(file.getFileName().toString(), Files.readString(file)), text -> {
                    List<SigningCertificate> certificates =
                            CertificateText.read(text).certificates();
                    assertThat(certificates).hasSize(1);
                    assertThat(certificates.get(0).subject()).isEqualTo("CN=Microsoft Azure Federated SSO Certificate");
                    assertThat(CertificateStrength.fault(certificates.get(0).certificate()))
                            .isEmpty();
                })
                : Stream.empty();
    }

    private static Stream<DynamicTest> called(FaultCode code, String text) {
        return Stream.of(DynamicTest.dynamicTest(
                code.key() + ": " + text.lines().findFirst().orElse("").replaceAll("[^ -~]", "?"),
                () -> assertFault(text, code)));
    }

    private static void assertFault(String text, FaultCode code) {
        CertificateReading reading = CertificateText.read(text);
        assertThat(reading.fault()).contains(code);
        assertThat(reading.certificates()).isEmpty();
    }

    private static Stream<DynamicTest> tests(Map<String, String> texts, Consumer<String> test) {
        return texts.entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(text.getKey(), () -> test.accept(text.getValue())));
    }

    private static byte[] concatenated(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
