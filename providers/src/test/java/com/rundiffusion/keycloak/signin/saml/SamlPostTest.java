package com.rundiffusion.keycloak.signin.saml;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SamlPostTest {

    private static final byte[] XML =
            "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>".getBytes(StandardCharsets.UTF_8);
    private static final String RESPONSE = "SAMLResponse=" + encoded(XML);

    @Test
    void aFormOfEntraIsRead() {
        SamlPost post = read(RESPONSE + "&RelayState=code.tab.client");

        assertThat(post.fault()).isEmpty();
        assertThat(post.responseXml()).contains(XML);
        assertThat(post.relayState()).contains("code.tab.client");
    }

    @Test
    void aFormNeedsNoRelayState() {
        assertThat(read(RESPONSE).fault()).isEmpty();
        assertThat(read(RESPONSE).relayState()).isEmpty();
        assertThat(read(RESPONSE + "&RelayState=").relayState()).isEmpty();
    }

    @Test
    void base64InLinesIsRead() {
        String lines = Base64.getMimeEncoder(20, "\r\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(XML);

        assertThat(read("SAMLResponse=" + URLEncoder.encode(lines, StandardCharsets.UTF_8))
                        .responseXml())
                .contains(XML);
    }

    @Test
    void aBodyThatIsNotThereIsAFormWithoutFields() {
        assertThat(code(SamlPost.read(null))).contains(RejectionCode.RESPONSE_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&&&",
                "=",
                "SAMLResponse",
                "SAMLResponse=",
                "SAMLResponse=%20",
                "SAMLResponse=%zz",
                "samlresponse=PGEvPg==",
                "SAMLRequest=PGEvPg==",
                "{\"SAMLResponse\":\"PGEvPg==\"}",
                "id_token=a.b.c&state=d"
            })
    void aFormWithoutResponseIsRefused(String body) {
        assertThat(code(read(body))).contains(RejectionCode.RESPONSE_MISSING);
        assertThat(read(body).responseXml()).isEmpty();
    }

    @Test
    void aRepeatedResponseIsRefused() {
        assertThat(code(read(RESPONSE + "&" + RESPONSE))).contains(RejectionCode.PARAMETER_REPEATED);
    }

    @Test
    void aRepeatedRelayStateIsRefused() {
        assertThat(code(read(RESPONSE + "&RelayState=a.b.c&RelayState=d.e.f")))
                .contains(RejectionCode.PARAMETER_REPEATED);
    }

    @Test
    void aRepetitionInAnotherSpellingIsOne() {
        assertThat(code(read(RESPONSE + "&RelayState=a.b.c&Relay%53tate=d.e.f")))
                .contains(RejectionCode.PARAMETER_REPEATED);
    }

    @Test
    void aRepetitionBehindManyOtherFieldsIsNotOverlooked() {
        String thirty = "&a=b".repeat(30);

        assertThat(read(RESPONSE + thirty + "&RelayState=a.b.c").fault()).isEmpty();
        assertThat(code(read(RESPONSE + thirty + "&RelayState=a.b.c&" + RESPONSE)))
                .contains(RejectionCode.RESPONSE_MISSING);
        assertThat(read(RESPONSE + thirty + "&RelayState=a.b.c&" + RESPONSE).relayState())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "PGEvPg=", "PGEv=Pg=="})
    void whatIsNotBase64HasNoXml(String response) {
        assertThat(read("SAMLResponse=" + URLEncoder.encode(response, StandardCharsets.UTF_8))
                        .responseXml())
                .isEmpty();
    }

    @Test
    void aFormOf128KibibytesIsReadAndALargerOneRefused() {
        String largest = RESPONSE + "&RelayState=a.b.c&pad=";
        largest += "x".repeat(SamlPost.LARGEST_BODY - largest.length());

        assertThat(read(largest).fault()).isEmpty();
        assertThat(code(read(largest + "x"))).contains(RejectionCode.REQUEST_TOO_LARGE);
    }

    @Test
    void aLargeFormStillTellsWhoseItIsButIsNotDecoded() {
        SamlPost large = read(RESPONSE + "&RelayState=a.b.c&pad=" + "x".repeat(SamlPost.LARGEST_BODY));

        assertThat(large.relayState()).contains("a.b.c");
        assertThat(large.responseXml()).isEmpty();
    }

    @Test
    void upToAMegabyteItTellsWhoSentItAndAboveNobodyCan() {
        SamlPost large = read(RESPONSE + "&pad=" + "x".repeat(SamlPost.LARGEST_BODY));
        assertThat(large.claim()).contains(new UnverifiedResponse(null, false));
        assertThat(large.isBeyondReach()).isFalse();

        SamlPost larger = read(RESPONSE + "&pad=" + "x".repeat(1024 * 1024));
        assertThat(larger.claim()).isEmpty();
        assertThat(larger.isBeyondReach()).isTrue();
        assertThat(read("pad=" + "x".repeat(1024 * 1024)).isBeyondReach()).isFalse();
    }

    @Test
    void tenMillionFieldsCostNoMoreThanTheirBytes() {
        assertThat(code(read("&".repeat(10_000_000)))).contains(RejectionCode.REQUEST_TOO_LARGE);
    }

    private static Optional<RejectionCode> code(SamlPost post) {
        return post.fault().map(Rejection::code);
    }

    private static SamlPost read(String body) {
        return SamlPost.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] xml) {
        return URLEncoder.encode(Base64.getEncoder().encodeToString(xml), StandardCharsets.UTF_8);
    }
}
