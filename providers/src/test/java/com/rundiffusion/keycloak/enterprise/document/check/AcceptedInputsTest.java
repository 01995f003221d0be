package com.rundiffusion.keycloak.enterprise.document.check;

import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.APPLICATION;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.ENTRA_IDENTIFIER;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.LOGIN_URL;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.METADATA_URL;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.SIGN_ON_URL;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.certificate.ExpiryTolerance;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.document.json.EnterpriseJson;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What customers send that is right in the end, and what of it is kept. */
final class AcceptedInputsTest {

    private record Accepted(String field, String written, Function<Enterprise, Object> read, Object kept) {}

    @TestFactory
    Stream<DynamicTest> aValueIsFreedOfWhatGotAroundIt() {
        return Stream.of(identifiers(), signOnUrls(), loginUrls(), entraIdentifiers(), metadataUrls(), names(), rest())
                .flatMap(inputs -> inputs)
                .map(input -> DynamicTest.dynamicTest(
                        input.field + ": " + input.written.replaceAll("[^ -~]", "?"),
                        () -> assertThat(input.read.apply(
                                        enterprise(TestDocuments.control().put(input.field, input.written))))
                                .isEqualTo(input.kept)));
    }

    private static Stream<Accepted> identifiers() {
        return inputs(
                "identifier",
                enterprise -> enterprise.application().identifier(),
                "rundiffusion.com",
                "rundiffusion.com",
                "  rundiffusion.com\r\n",
                "\u00A0rundiffusion.com\u00A0",
                "\"rundiffusion.com\"",
                "*rundiffusion.com*",
                "**rundiffusion.com**",
                "(rundiffusion.com)",
                "“rundiffusion.com”",
                "„rundiffusion.com“",
                "«rundiffusion.com»",
                "'rundiffusion.com',",
                "`rundiffusion.com`",
                "rundiffusion.com.",
                "run\u00ADdiffusion.com",
                "\uFEFFrundiffusion.com\u200B",
                "\u200Erundiffusion.com",
                "Identifier (Entity ID): rundiffusion.com",
                "Identifier:\trundiffusion.com",
                "rundiffusion.com<http://rundiffusion.com>",
                "[rundiffusion.com](http://rundiffusion.com)",
                "[rundiffusion.com](http://rundiffusion.com \"Open\")",
                "<http://rundiffusion.com|rundiffusion.com>",
                "[rundiffusion.com|http://rundiffusion.com]",
                "[rundiffusion.com|http://rundiffusion.com|smart-link]",
                "<a href=\"http://rundiffusion.com\">rundiffusion.com</a>",
                "<a href='http://rundiffusion.com' target=_blank><b>rundiffusion.com</b></a>",
                "&lt;http://rundiffusion.com|rundiffusion.com&gt;",
                "Identifier (Entity ID)\trundiffusion.com",
                "Identifier (Entity ID)\r\nrundiffusion.com",
                "Identifier (Entity ID) *\nrundiffusion.com (Default)",
                "rundiffusion.com (Default)",
                "rundiffusion.com\t(default)");
    }

    private static Stream<Accepted> signOnUrls() {
        Function<Enterprise, Object> read =
                enterprise -> enterprise.application().signOnUrl();
        return Stream.concat(
                inputs(
                        "signOnUrl",
                        read,
                        SIGN_ON_URL,
                        SIGN_ON_URL,
                        "<" + SIGN_ON_URL + ">",
                        SIGN_ON_URL + "<" + SIGN_ON_URL + ">",
                        "Sign on URL: " + SIGN_ON_URL,
                        "[Sign on URL](" + SIGN_ON_URL + ")",
                        "https://emea01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fapp.rundiffusion.com%2F%3FautoLoginSsoProvider%3Dcontoso&data=05%7C01&reserved=0"),
                Stream.of(
                        new Accepted("signOnUrl", "", read, null),
                        new Accepted(
                                "signOnUrl",
                                "https://www.runnit.ai/?a=b&amp;autoLoginSsoProvider=Contoso",
                                read,
                                "https://www.runnit.ai/?a=b&autoLoginSsoProvider=Contoso"),
                        new Accepted(
                                "signOnUrl",
                                "https://app.runnit.ai/gallery?autoLoginSsoProvider=contoso",
                                read,
                                "https://app.runnit.ai/gallery?autoLoginSsoProvider=contoso"),
                        new Accepted(
                                "signOnUrl",
                                "https://app.runnit.ai?autoLoginSsoProvider=contoso",
                                read,
                                "https://app.runnit.ai?autoLoginSsoProvider=contoso")));
    }

    private static Stream<Accepted> loginUrls() {
        Function<Enterprise, Object> read =
                enterprise -> enterprise.application().loginUrl();
        String inUs = LOGIN_URL.replace("microsoftonline.com", "microsoftonline.us");
        String inChina = LOGIN_URL.replace("login.microsoftonline.com", "login.partner.microsoftonline.cn");
        String external = LOGIN_URL.replace("login.microsoftonline.com", "contoso.ciamlogin.com");
        return Stream.concat(
                inputs(
                        "loginUrl",
                        read,
                        LOGIN_URL,
                        LOGIN_URL,
                        "<" + LOGIN_URL + ">",
                        LOGIN_URL + ".",
                        LOGIN_URL + "/",
                        "Login URL " + LOGIN_URL,
                        "see [1] at {our wiki}: " + LOGIN_URL,
                        "Anmelde-URL: " + LOGIN_URL,
                        "• Login URL：" + LOGIN_URL,
                        "**Login URL:** " + LOGIN_URL,
                        "[Login URL](" + LOGIN_URL + ")",
                        LOGIN_URL.replace("-4333-", "-\r\n4333-"),
                        LOGIN_URL + "<" + LOGIN_URL + ">",
                        "[" + LOGIN_URL + "|" + LOGIN_URL + "]",
                        "[Login URL|" + LOGIN_URL + "]",
                        "[" + LOGIN_URL + "]",
                        "<" + LOGIN_URL + "|Login URL>",
                        "<" + LOGIN_URL + "|" + LOGIN_URL + ">",
                        "<a href=\"" + LOGIN_URL + "\">" + LOGIN_URL + "</a>",
                        "<a href=\"" + LOGIN_URL + "\">https://login.microsoftonline…</a>",
                        "<a class=x href=" + LOGIN_URL + ">here</a>",
                        "&lt;a href=&quot;" + LOGIN_URL + "&quot;&gt;here&lt;/a&gt;",
                        "https://urldefense.com/v3/__" + LOGIN_URL + "__;!!abc!def$",
                        "https://urldefense.proofpoint.com/v2/url?u="
                                + LOGIN_URL
                                        .replace("-", "-2D")
                                        .replace(":", "-3A")
                                        .replace("/", "_") + "&d=Dw&c=x",
                        "https://www.google.com/url?q="
                                + LOGIN_URL.replace(":", "%3A").replace("/", "%2F") + "&sa=D",
                        "https://linkprotect.cudasvc.com/url?a="
                                + LOGIN_URL.replace(":", "%3a").replace("/", "%2f") + "&c=E,1"),
                Stream.of(inUs, inChina, external, LOGIN_URL + "/" + APPLICATION)
                        .map(url -> new Accepted("loginUrl", url, read, url)));
    }

    private static Stream<Accepted> entraIdentifiers() {
        Function<Enterprise, Object> read =
                enterprise -> enterprise.application().entraIdentifier();
        return Stream.concat(
                inputs(
                        "entraIdentifier",
                        read,
                        ENTRA_IDENTIFIER,
                        ENTRA_IDENTIFIER,
                        "<" + ENTRA_IDENTIFIER + ">",
                        ENTRA_IDENTIFIER + ".",
                        "HTTPS://STS.Windows.net/" + TENANT.toUpperCase(Locale.ROOT) + "/",
                        "Azure AD Identifier: " + ENTRA_IDENTIFIER,
                        "Microsoft Entra Identifier " + ENTRA_IDENTIFIER),
                Stream.of(
                                "https://sts.chinacloudapi.cn/" + TENANT + "/",
                                "https://login.microsoftonline.us/" + TENANT + "/",
                                ENTRA_IDENTIFIER + APPLICATION + "/",
                                ENTRA_IDENTIFIER + APPLICATION)
                        .map(url -> new Accepted("entraIdentifier", url, read, url)));
    }

    private static Stream<Accepted> metadataUrls() {
        Function<Enterprise, Object> read =
                enterprise -> enterprise.application().metadataUrl();
        return inputs(
                "metadataUrl",
                read,
                METADATA_URL,
                METADATA_URL,
                "<" + METADATA_URL + ">",
                "App Federation Metadata Url: " + METADATA_URL,
                METADATA_URL.replace("?appid", "?\nappid"));
    }

    private static Stream<Accepted> names() {
        return Stream.of(
                new Accepted("displayName", "Johnson & Sons", Enterprise::displayName, "Johnson & Sons"),
                new Accepted("displayName", "Johnson &amp; Sons", Enterprise::displayName, "Johnson & Sons"),
                new Accepted("displayName", "Contoso Ltd.", Enterprise::displayName, "Contoso Ltd."),
                new Accepted("displayName", " “Müller  GmbH” ", Enterprise::displayName, "Müller GmbH"),
                new Accepted("displayName", "The \"Studio\"", Enterprise::displayName, "The \"Studio\""),
                new Accepted("displayName", "\"Studio\" Berlin", Enterprise::displayName, "\"Studio\" Berlin"),
                new Accepted("displayName", "\"A\" and \"B\"", Enterprise::displayName, "\"A\" and \"B\""),
                new Accepted("displayName", "\"Contoso\",", Enterprise::displayName, "Contoso"),
                new Accepted("displayName", "„Contoso“", Enterprise::displayName, "Contoso"),
                new Accepted("displayName", "'s-Hertogenbosch BV", Enterprise::displayName, "'s-Hertogenbosch BV"),
                new Accepted("displayName", "Lands' End'", Enterprise::displayName, "Lands' End'"),
                new Accepted("displayName", "M&uuml;ller GmbH", Enterprise::displayName, "Müller GmbH"),
                new Accepted("displayName", "Caf&eacute; &ldquo;Sol&rdquo;", Enterprise::displayName, "Café “Sol”"),
                new Accepted("displayName", "R&D;Labs", Enterprise::displayName, "R&D;Labs"),
                new Accepted("displayName", "D'Arcy", Enterprise::displayName, "D'Arcy"),
                new Accepted("displayName", "東京 [JP]", Enterprise::displayName, "東京 [JP]"),
                new Accepted("displayName", " ", Enterprise::displayName, "contoso"));
    }

    private static Stream<Accepted> rest() {
        return Stream.of(
                new Accepted("alias", "Contoso", Enterprise::alias, "contoso"),
                new Accepted("alias", "\u202aContoso\u00a0", Enterprise::alias, "contoso"),
                new Accepted("status", "Paused", Enterprise::status, Enterprise.Status.PAUSED),
                new Accepted("status", "", Enterprise::status, Enterprise.Status.ACTIVE),
                new Accepted(
                        "planEndsOn",
                        "2026-06-15",
                        enterprise -> String.valueOf(enterprise.planEndsOn()),
                        "2026-06-15"),
                new Accepted(
                        "acceptExpiredCertificatesUntil",
                        "2026-06-15",
                        enterprise -> enterprise.application().expiry(),
                        new ExpiryTolerance(LocalDate.of(2026, 6, 15))),
                new Accepted(
                        "acceptExpiredCertificatesUntil",
                        "2026-09-13",
                        enterprise -> enterprise.application().expiry(),
                        new ExpiryTolerance(LocalDate.of(2026, 9, 13))),
                new Accepted(
                        "contacts",
                        "IT Team <it@contoso.com>; <ops@contoso.com>, mailto:ada@contoso.com",
                        Enterprise::contacts,
                        List.of("it@contoso.com", "ops@contoso.com", "ada@contoso.com")),
                new Accepted(
                        "contacts",
                        "Winter, Anna <anna@contoso.com>; Müller, Jörg <joerg@contoso.com>",
                        Enterprise::contacts,
                        List.of("anna@contoso.com", "joerg@contoso.com")),
                new Accepted(
                        "contacts",
                        "anna＠contoso．com、joerg@contoso.com",
                        Enterprise::contacts,
                        List.of("anna@contoso.com", "joerg@contoso.com")),
                new Accepted(
                        "contacts",
                        "it@contoso.com<mailto:it@contoso.com>",
                        Enterprise::contacts,
                        List.of("it@contoso.com")),
                new Accepted(
                        "domains",
                        "contoso.com, Contoso.DE.;münchen.example contoso.com",
                        enterprise -> enterprise.domains().stream().sorted().toList(),
                        List.of("contoso.com", "contoso.de", "xn--mnchen-3ya.example")));
    }

    @Test
    void theFiveValuesAreEnough() {
        ObjectNode json = TestDocuments.control();
        json.remove(List.of("displayName", "domains", "contacts"));

        Enterprise enterprise = enterprise(json);

        assertThat(enterprise.alias()).isEqualTo("contoso");
        assertThat(enterprise.displayName()).isEqualTo("contoso");
        assertThat(enterprise.isActive()).isTrue();
    }

    @Test
    void certificatesOfBothFieldsAndOfMetadataAreKeptOnceEach() {
        ObjectNode json = TestDocuments.control();
        json.putArray("certificates")
                .add(TestCertificates.pem(TestCertificates.ofEntra(2))
                        + TestCertificates.pem(TestCertificates.ofEntra(3)));
        json.put(
                "metadata",
                TestDocuments.metadata(ENTRA_IDENTIFIER, TestCertificates.ofEntra(3), TestCertificates.ofEntra(4)));

        assertThat(enterprise(json).application().signingCertificates())
                .containsExactlyInAnyOrder(
                        new SigningCertificate(TestCertificates.ofEntra()),
                        new SigningCertificate(TestCertificates.ofEntra(2)),
                        new SigningCertificate(TestCertificates.ofEntra(3)),
                        new SigningCertificate(TestCertificates.ofEntra(4)));
    }

    @Test
    void oneValidCertificateIsEnoughAndTheOthersAreKept() {
        ObjectNode json = TestDocuments.control();
        json.putArray("certificates")
                .add(TestCertificates.pem(TestCertificates.expired()))
                .add(TestCertificates.pem(TestCertificates.notYetValid()));

        assertThat(enterprise(json).application().certificates()).hasSize(3);
    }

    @Test
    void aDraftMayHaveACertificateThatIsOver() {
        ObjectNode json = TestDocuments.control()
                .put("status", "draft")
                .put("certificate", TestCertificates.pem(TestCertificates.expired()));

        assertThat(enterprise(json).application().certificates()).hasSize(1);
    }

    @Test
    void aWeakCertificateOfMetadataIsLeftOutBesideAStrongOne() {
        ObjectNode json = TestDocuments.control();
        json.remove("certificate");
        json.put(
                "metadata",
                TestDocuments.metadata(
                        ENTRA_IDENTIFIER, TestCertificates.signedWith("SHA1withRSA"), TestCertificates.ofEntra()));

        assertThat(enterprise(json).application().signingCertificates())
                .containsExactly(new SigningCertificate(TestCertificates.ofEntra()));
    }

    @Test
    void timeAloneMakesNoStoredDocumentWrong() {
        ObjectNode json = TestDocuments.control()
                .put("certificate", TestCertificates.pem(TestCertificates.expired()))
                .put("planEndsOn", "2025-01-01");
        CheckContext then = TestDocuments.circumstancesAt(Instant.parse("2024-01-01T00:00:00Z"));
        Enterprise stored = TestDocuments.verdict(json, Optional.empty(), then).enterprise();

        assertThat(TestDocuments.verdict(json, Optional.of(stored)).faults()).isEmpty();
        assertThat(TestDocuments.verdict(json).faults()).hasSize(2);
    }

    @Test
    void anExpiredCertificateIsTakenWhileOperatorsSaySo() {
        ObjectNode json = TestDocuments.control().put("certificate", TestCertificates.pem(TestCertificates.expired()));
        assertThat(TestDocuments.verdict(json).faults())
                .extracting(Fault::code)
                .containsExactly(FaultCode.CERTIFICATE_EXPIRED);

        json.put("acceptExpiredCertificatesUntil", "2026-06-15");
        Enterprise stored = enterprise(json);

        assertThat(TestDocuments.verdict(
                                EnterpriseJson.preview(stored),
                                Optional.of(stored),
                                TestDocuments.circumstancesAt(Instant.parse("2026-12-01T00:00:00Z")))
                        .faults())
                .as("time alone")
                .isEmpty();
    }

    /** As some of Firebase's customers have it: their application at Entra knows us by no other. */
    @Test
    void anIdentifierThatLooksLikeAnotherValueIsTakenWhereItIsInUse() {
        ObjectNode json =
                TestDocuments.control().put("identifier", "https://image-ai-cb35d.firebaseapp.com/__/auth/handler");
        CheckContext inUse = TestDocuments.circumstancesAt(TestCertificates.NOW).whereIdentifierIsInUse();
        assertThat(TestDocuments.verdict(json).faults())
                .extracting(Fault::code)
                .containsExactly(FaultCode.IDENTIFIER_IS_URL_OF_OTHER_FIELD);

        Enterprise stored = TestDocuments.verdict(json, Optional.empty(), inUse).enterprise();

        assertThat(TestDocuments.verdict(json, Optional.of(stored)).faults()).isEmpty();
        assertThat(TestDocuments.verdict(
                                json.put("identifier", "https://app.rundiffusion.com/__/auth/handler"),
                                Optional.of(stored))
                        .faults())
                .hasSize(1);
        assertThat(TestDocuments.verdict(json.put("identifier", "run diffusion"), Optional.empty(), inUse)
                        .faults())
                .as("its form counts in any case")
                .hasSize(1);
    }

    @Test
    void whatIsStoredPassesAgain() {
        Enterprise stored = enterprise(TestDocuments.control());

        Verdict again = TestDocuments.verdict(EnterpriseJson.preview(stored), Optional.of(stored));

        assertThat(again.faults()).isEmpty();
        assertThat(again.enterprise()).isEqualTo(stored);
    }

    /** Where the samples lie beside the checkout. */
    @TestFactory
    Stream<DynamicTest> theFilesOfARealApplicationAreAccepted() {
        Path samples = Path.of("../../shared/entra");
        return Files.exists(samples)
                ? Stream.of(
                        DynamicTest.dynamicTest("certificate", () -> certificateOf2022(samples)),
                        DynamicTest.dynamicTest("metadata", () -> metadataOf2023(samples)),
                        DynamicTest.dynamicTest("metadata without a tenant", () -> metadataOf2017(samples)))
                : Stream.empty();
    }

    private static void certificateOf2022(Path samples) throws IOException {
        String file = Files.readString(samples.resolve("base64-certificate-2022.cer"));

        Verdict verdict = TestDocuments.verdict(
                TestDocuments.control().put("certificate", file),
                Optional.empty(),
                TestDocuments.circumstancesAt(Instant.parse("2023-01-01T00:00:00Z")));

        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.enterprise().application().certificates()).hasSize(1);
    }

    private static void metadataOf2023(Path samples) throws IOException {
        String file = Files.readString(samples.resolve("app-federation-metadata-2023.xml"));
        String tenant = file.replaceFirst("(?s).*?entityID=\"https://sts.windows.net/([^/]+)/.*", "$1");
        ObjectNode json = TestDocuments.control()
                .put("metadata", file)
                .put("entraIdentifier", ENTRA_IDENTIFIER.replace(TENANT, tenant))
                .put("loginUrl", LOGIN_URL.replace(TENANT, tenant));
        json.remove("certificate");

        Verdict verdict = TestDocuments.verdict(
                json, Optional.empty(), TestDocuments.circumstancesAt(Instant.parse("2024-09-01T00:00:00Z")));

        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.enterprise().application().certificates()).isNotEmpty();
    }

    private static void metadataOf2017(Path samples) throws IOException {
        String file = Files.readString(samples.resolve("tenantless-metadata-2017.xml"));

        assertThat(TestDocuments.verdict(TestDocuments.control().put("metadata", file))
                        .faults())
                .extracting(Fault::code)
                .containsExactly(FaultCode.METADATA_WITHOUT_TENANT);
    }

    private static Stream<Accepted> inputs(
            String field, Function<Enterprise, Object> read, Object kept, String... written) {
        return Stream.of(written).map(text -> new Accepted(field, text, read, kept));
    }

    /** With an alias, in case that the Sign on URL is left out. */
    private static Enterprise enterprise(ObjectNode json) {
        Verdict verdict = TestDocuments.verdict(json.has("alias") ? json : json.put("alias", "contoso"));
        assertThat(verdict.faults()).isEmpty();
        return verdict.enterprise();
    }
}
