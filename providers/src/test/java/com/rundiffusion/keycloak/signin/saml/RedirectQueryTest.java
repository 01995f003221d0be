package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.signin.saml.TestLogouts.algorithm;
import static com.rundiffusion.keycloak.signin.saml.TestLogouts.answer;
import static com.rundiffusion.keycloak.signin.saml.TestLogouts.message;
import static com.rundiffusion.keycloak.signin.saml.TestLogouts.parameter;
import static com.rundiffusion.keycloak.signin.saml.TestLogouts.query;
import static com.rundiffusion.keycloak.signin.saml.TestLogouts.request;
import static com.rundiffusion.keycloak.signin.saml.TestLogouts.signature;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedirectQueryTest {

    private static final PublicKey KEY = TestSignatures.KEYS.getPublic();

    @Test
    void aRequestOfEntrasIsReadAndVerified() {
        String query = query(request());

        assertThat(query).contains("%2b").doesNotContain("%2B");
        assertThat(RedirectQuery.of(query).orElseThrow().isAnswer()).isFalse();
        assertThat(isSigned(query)).isTrue();
        assertThat(read(query)).map(LogoutMessage::sessionIndex).contains(TestLogouts.SESSION);
    }

    @Test
    void soIsItsAnswerWithOurState() {
        String query = query(answer(), "state-+/=");

        assertThat(RedirectQuery.of(query).orElseThrow().isAnswer()).isTrue();
        assertThat(RedirectQuery.of(query).orElseThrow().relayState()).contains("state-+/=");
        assertThat(isSigned(query)).isTrue();
        assertThat(read(query)).map(LogoutMessage::inResponseTo).contains(TestLogouts.SENT_ID);
    }

    @Test
    void theOrderOfTheParametersDoesNotMatter() {
        String message = message(request());
        String signed = message + "&" + algorithm();

        assertThat(isSigned(algorithm() + "&" + signature(signed) + "&" + message))
                .isTrue();
        assertThat(isSigned(signature(signed) + "&a=b&" + signed + "&")).isTrue();
    }

    @Test
    void whatIsSignedIsTheTextAsItWasSent() {
        String upper =
                query(request()).replace("%2b", "%2B").replace("%2f", "%2F").replace("%3d", "%3D");

        assertThat(read(upper)).isEqualTo(read(query(request())));
        assertThat(isSigned(upper)).isFalse();
    }

    @Test
    void aStateThatIsAddedOrChangedOrTakenAwayIsNotSigned() {
        assertThat(isSigned(query(request()) + "&RelayState=a")).isFalse();
        assertThat(isSigned(query(answer(), "a").replace("RelayState=a", "RelayState=b")))
                .isFalse();
        assertThat(isSigned(query(answer(), "a").replace("&RelayState=a", ""))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAMLRequest", "Signature", "SigAlg", "RelayState"})
    void aParameterThatComesTwiceMakesItNone(String name) {
        String query = query(request()) + "&RelayState=a";

        assertThat(RedirectQuery.of(query)).isPresent();
        assertThat(RedirectQuery.of(query + "&" + name + "=a")).isEmpty();
        assertThat(RedirectQuery.of(name + "&" + query)).isEmpty();
    }

    @Test
    void aRequestWithAnAnswerIsNone() {
        assertThat(RedirectQuery.of(message(request()) + "&" + message(answer())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&&&", "=", "a=b", "samlrequest=a", "SAMLReques%74=a", "RelayState=a"})
    void aQueryWithoutMessageIsNone(String raw) {
        assertThat(RedirectQuery.of(raw)).isEmpty();
    }

    @Test
    void noQueryIsNone() {
        assertThat(RedirectQuery.of(null)).isEmpty();
    }

    @Test
    void aParameterInAnotherSpellingIsAnother() {
        assertThat(read(query(request()) + "&SAMLReques%74=a")).isPresent();
    }

    @Test
    void whatNamesItselfARequestMustBeOne() {
        assertThat(read(message(answer()).replace("SAMLResponse=", "SAMLRequest=")))
                .isEmpty();
        assertThat(read(message(request()).replace("SAMLRequest=", "SAMLResponse=")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAMLRequest=", "SAMLRequest=%zz", "SAMLRequest=A", "SAMLRequest=PGEvPg==", "SAMLRequest"})
    void whatIsNotDeflatedSaysNothing(String raw) {
        assertThat(read(raw)).isEmpty();
    }

    @Test
    void aMessageOf64KibibytesIsReadAndALargerOneIsNot() {
        int room = RedirectQuery.LARGEST_MESSAGE - request().length();
        String largest = request().replace("<Issuer", " ".repeat(room) + "<Issuer");

        assertThat(read(message(largest))).isPresent();
        assertThat(read(message(largest.replace("<Issuer", " <Issuer")))).isEmpty();
    }

    @Test
    void aQueryOf16KibiCharactersIsReadAndALongerOneIsNot() {
        String query = query(request()) + "&a=";
        String longest = query + "b".repeat(RedirectQuery.LONGEST - query.length());

        assertThat(RedirectQuery.of(longest)).isPresent();
        assertThat(RedirectQuery.of(longest + "b")).isEmpty();
    }

    @Test
    void aMessageThatGrowsAThousandTimesIsNotReadToItsEnd() {
        String query = message(request().replace("<Issuer", " ".repeat(10_000_000) + "<Issuer"));

        assertThat(query).hasSizeLessThan(RedirectQuery.LONGEST);
        assertThat(read(query)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256, SHA256withRSA, true",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384, SHA384withRSA, true",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512, SHA512withRSA, true",
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1, SHA1withRSA, false",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-md5, MD5withRSA, false",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256, SHA1withRSA, false",
        "SHA256withRSA, SHA256withRSA, false"
    })
    void sha256AndBetterCounts(String uri, String algorithm, boolean counts) {
        String signed = message(request()) + "&" + parameter("SigAlg", uri);

        assertThat(isSigned(signed + "&" + signature(signed, TestSignatures.KEYS.getPrivate(), algorithm)))
                .isEqualTo(counts);
    }

    @Test
    void aSignatureByAnotherKeyIsNone() throws NoSuchAlgorithmException {
        KeyPair other = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        KeyPair curve = KeyPairGenerator.getInstance("EC").generateKeyPair();
        String query = query(request());

        assertThat(isBy(query, List.of(other.getPublic(), curve.getPublic()))).isFalse();
        assertThat(isBy(query, List.of())).isFalse();
        assertThat(isBy(query, List.of(other.getPublic(), curve.getPublic(), KEY)))
                .isTrue();
    }

    @Test
    void aSignatureOfSomethingElseIsNone() {
        String query = query(request());
        String other = query(request().replace(TestLogouts.SESSION, "_another"));

        assertThat(isSigned(part(other, 0) + "&" + part(query, 1) + "&" + part(query, 2)))
                .isFalse();
    }

    @Test
    void aSignatureThatIsLeftOutOrUnreadableIsNone() {
        String message = message(request());

        assertThat(isSigned(message)).isFalse();
        assertThat(isSigned(message + "&" + algorithm())).isFalse();
        assertThat(isSigned(message + "&" + signature(message + "&" + algorithm())))
                .isFalse();
        assertThat(isSigned(message + "&" + algorithm() + "&Signature=")).isFalse();
        assertThat(isSigned(message + "&" + algorithm() + "&Signature=%zz")).isFalse();
        assertThat(isSigned(message + "&" + algorithm() + "&Signature=A")).isFalse();
    }

    @Test
    void thePlusOfBase64MayNotBeABlank() {
        String plus = query(request()).replace("%2b", "+");

        assertThat(plus).contains("+");
        assertThat(isSigned(plus)).isFalse();
    }

    private static String part(String query, int number) {
        return query.split("&")[number];
    }

    private static Optional<LogoutMessage> read(String raw) {
        return RedirectQuery.of(raw).orElseThrow().message();
    }

    private static boolean isSigned(String raw) {
        return isBy(raw, List.of(KEY));
    }

    private static boolean isBy(String raw, List<PublicKey> keys) {
        return RedirectQuery.of(raw)
                .orElseThrow()
                .signature()
                .filter(signature -> signature.isBy(keys))
                .isPresent();
    }
}
