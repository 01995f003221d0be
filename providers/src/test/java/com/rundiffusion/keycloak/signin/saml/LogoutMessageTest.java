package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.signin.saml.TestAssertions.ASSERTION;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.ISSUER;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.TENANT;
import static com.rundiffusion.keycloak.signin.saml.TestLogouts.ADDRESS;
import static com.rundiffusion.keycloak.signin.saml.TestLogouts.REQUEST_ID;
import static com.rundiffusion.keycloak.signin.saml.TestLogouts.SESSION;
import static com.rundiffusion.keycloak.signin.saml.TestLogouts.answer;
import static com.rundiffusion.keycloak.signin.saml.TestLogouts.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogoutMessageTest {

    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    @Test
    void whatEntraAsksIsRead() {
        LogoutMessage message = read(request()).orElseThrow();

        assertThat(message)
                .isEqualTo(new LogoutMessage(
                        false,
                        REQUEST_ID,
                        ADDRESS,
                        Instant.parse("2026-03-02T09:30:00.123456700Z"),
                        Instant.parse("2026-03-02T10:30:00.123456700Z"),
                        ISSUER,
                        SESSION,
                        null,
                        false));
        assertThat(message.tenant()).contains(new TenantId(TENANT));
    }

    @Test
    void whatEntraAnswersIsRead() {
        LogoutMessage message = read(answer()).orElseThrow();

        assertThat(message.isAnswer()).isTrue();
        assertThat(message.inResponseTo()).isEqualTo(TestLogouts.SENT_ID);
        assertThat(message.destination()).isNull();
        assertThat(message.isSuccess()).isTrue();
    }

    @Test
    void theTenantIsTheOneOfEitherIssuer() {
        String other = request().replace("sts.windows.net", "login.microsoftonline.com");

        assertThat(read(other).orElseThrow().tenant()).contains(new TenantId(TENANT));
        assertThat(read(request().replace(ISSUER, "contoso")).orElseThrow().tenant())
                .isEmpty();
    }

    @Test
    void aStatusBelowTheFirstIsNotTheOne() {
        String failed = answer().replace(
                        "<samlp:StatusCode Value=\"" + SUCCESS + "\"/>",
                        "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Requester\">"
                                + "<samlp:StatusCode Value=\"" + SUCCESS + "\"/></samlp:StatusCode>");

        assertThat(read(failed).orElseThrow().isSuccess()).isFalse();
    }

    @Test
    void anythingTwiceMakesItNone() {
        assertThat(read(request().replace("</samlp:LogoutRequest>", index("_b") + "</samlp:LogoutRequest>")))
                .isEmpty();
        assertThat(read(request().replace("</Issuer>", "</Issuer><Issuer xmlns='" + ASSERTION + "'>a</Issuer>")))
                .isEmpty();
        assertThat(read(answer().replace(
                                "</samlp:Status>", "</samlp:Status><samlp:Status><samlp:StatusCode/></samlp:Status>")))
                .isEmpty();
    }

    @Test
    void whatStandsDeeperCountsForNothing() {
        String hidden =
                request().replace("</Issuer>", "</Issuer><samlp:Extensions>" + index("_b") + "</samlp:Extensions>");

        assertThat(read(hidden).orElseThrow().sessionIndex()).isEqualTo(SESSION);
    }

    @Test
    void ofAnotherNameSpaceNothingCounts() {
        assertThat(read(request()
                        .replace("<samlp:SessionIndex>", "<SessionIndex>")
                        .replace("</samlp:SessionIndex>", "</SessionIndex>")))
                .isEmpty();
        assertThat(read(request().replace(ASSERTION, "urn:another"))).isEmpty();
        assertThat(read(request().replace(TestAssertions.PROTOCOL, "urn:another")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ID=\"" + REQUEST_ID + "\"",
                " Version=\"2.0\"",
                " IssueInstant=\"2026-03-02T09:30:00.1234567Z\"",
                "<samlp:SessionIndex>" + SESSION + "</samlp:SessionIndex>",
                SESSION,
                ISSUER
            })
    void nothingMayBeLeftOut(String part) {
        assertThat(request()).contains(part);
        assertThat(read(request().replace(part, ""))).isEmpty();
    }

    @Test
    void neitherMayTheRequestThatAnAnswerIsTo() {
        assertThat(read(answer().replace("InResponseTo", "Other"))).isEmpty();
        assertThat(read(answer().replace("StatusCode", "Other"))).isEmpty();
    }

    @Test
    void anEncryptedSubjectMakesItNone() {
        String encrypted = request().replace("<NameID", "<EncryptedID").replace("</NameID>", "</EncryptedID>");

        assertThat(read(encrypted)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T09:30:00",
                "2026-03-02",
                "09:30:00Z",
                "2026-13-02T09:30:00Z",
                "+12026-03-02T09:30:00Z",
                "2026-03-02T09:30:00+25:00",
                "now",
                ""
            })
    void whatIsNoInstantMakesItNone(String written) {
        assertThat(read(request().replace("2026-03-02T09:30:00.1234567Z", written)))
                .isEmpty();
        assertThat(read(request().replace("2026-03-02T10:30:00.1234567Z", written)))
                .isEmpty();
    }

    @Test
    void aZoneIsAZone() {
        assertThat(read(request().replace("09:30:00.1234567Z", "10:30:00+01:00"))
                        .orElseThrow()
                        .issuedAt())
                .isEqualTo("2026-03-02T09:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "no XML",
                "<a/>",
                "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
                "<samlp:LogoutRequest/>",
                "<LogoutRequest xmlns='urn:oasis:names:tc:SAML:2.0:protocol'>"
            })
    void everythingElseIsNone(String xml) {
        assertThat(read(xml)).isEmpty();
        assertThat(read(xml + request())).isEqualTo(xml.isEmpty() ? read(request()) : Optional.empty());
    }

    @Test
    void aDocumentTypeMakesItNone() {
        assertThat(read("<!DOCTYPE samlp:LogoutRequest>" + request())).isEmpty();
    }

    private static String index(String text) {
        return "<samlp:SessionIndex>" + text + "</samlp:SessionIndex>";
    }

    private static Optional<LogoutMessage> read(String xml) {
        return LogoutMessage.read(xml.getBytes(StandardCharsets.UTF_8));
    }
}
