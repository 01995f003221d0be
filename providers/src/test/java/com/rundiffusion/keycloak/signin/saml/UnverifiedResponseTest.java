package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.signin.saml.TestAssertions.ISSUER;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.bytes;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.element;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.remove;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class UnverifiedResponseTest {

    private static final String OPEN = "<samlp:Response xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'"
            + " xmlns='urn:oasis:names:tc:SAML:2.0:assertion'>";
    private static final String CLOSE = "</samlp:Response>";

    @Test
    void aResponseToARequestIsReadAsThat() {
        assertThat(UnverifiedResponse.read(bytes(response()))).contains(new UnverifiedResponse(ISSUER, true));
    }

    @Test
    void aResponseToNoRequestIsUnsolicited() {
        Document response = response();
        response.getDocumentElement().removeAttribute("InResponseTo");
        element(response, "SubjectConfirmationData").removeAttribute("InResponseTo");

        assertThat(UnverifiedResponse.read(bytes(response))).contains(new UnverifiedResponse(ISSUER, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Response", "SubjectConfirmationData"})
    void oneInResponseToAnywhereIsEnoughToBeSolicited(String other) {
        Document response = response();
        element(response, other).removeAttribute("InResponseTo");

        assertThat(read(new String(bytes(response), StandardCharsets.UTF_8)).solicited())
                .isTrue();
    }

    @Test
    void aResponseThatNamesNobodyHasNoIssuer() {
        Document response = response();
        remove(response, "Issuer");
        remove(response, "Issuer");

        assertThat(read(new String(bytes(response), StandardCharsets.UTF_8)).issuer())
                .isNull();
    }

    @Test
    void anIssuerOfAnotherNameSpaceIsNone() {
        assertThat(read(OPEN + "<Issuer xmlns='urn:example'>evil</Issuer><Issuer>good</Issuer>" + CLOSE)
                        .issuer())
                .isEqualTo("good");
    }

    @Test
    void aCommentDoesNotCutTheIssuerShort() {
        assertThat(read(OPEN + "<Issuer>https://sts.windows.net/<!-- -->a<?b c?>/</Issuer>" + CLOSE)
                        .issuer())
                .isEqualTo("https://sts.windows.net/a/");
    }

    @Test
    void spaceAroundTheIssuerDoesNotCount() {
        assertThat(read(OPEN + "<Issuer>\n  good\n</Issuer>" + CLOSE).issuer()).isEqualTo("good");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "text",
                "<samlp:Response xmlns:samlp='urn:oasis:names:tc:SAML:2.0:assertion'/>",
                "<Response/>",
                "<samlp:AuthnRequest xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'/>",
                "<a>" + OPEN + CLOSE + "</a>",
                OPEN,
                OPEN + CLOSE + CLOSE,
                OPEN + CLOSE + "text",
                OPEN + "<Issuer><b>nested</b></Issuer>" + CLOSE,
                OPEN + "<Issuer a='1' a='2'>twice</Issuer>" + CLOSE,
                OPEN + "&undeclared;" + CLOSE,
                "<!DOCTYPE a [",
                "<!DOCTYPE a [" + OPEN + CLOSE
            })
    void whatIsNoResponseIsNotRead(String text) {
        assertThat(UnverifiedResponse.read(text.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE samlp:Response>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]>",
                "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;'>]>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>"
            })
    void aDocumentTypeIsNotRead(String type) {
        String response = OPEN + "<Issuer>good</Issuer>" + CLOSE;

        assertThat(read(response).issuer()).isEqualTo("good");
        assertThat(UnverifiedResponse.read((type + response).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void nothingIsFetched() throws IOException {
        AtomicInteger fetched = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/evil.dtd";
            for (String type : new String[] {
                "<!DOCTYPE a SYSTEM '" + address + "'>",
                "<!DOCTYPE a [<!ENTITY % b SYSTEM '" + address + "'>%b;]>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM '" + address + "'>]>"
            }) {
                byte[] response = (type + OPEN + "<Issuer>&b;</Issuer>" + CLOSE).getBytes(StandardCharsets.UTF_8);
                assertThat(UnverifiedResponse.read(response)).isEmpty();
                assertThat(ResponseEnvelope.parse(response)).isEmpty();
            }
        } finally {
            server.stop(0);
        }
        assertThat(fetched).hasValue(0);
    }

    @Test
    void sixtyFourLevelsAreReadAndOneMoreIsNot() {
        assertThat(nested(63)).contains("good");
        assertThat(UnverifiedResponse.read(levels(64))).isEmpty();
    }

    private static Optional<String> nested(int levels) {
        return UnverifiedResponse.read(levels(levels)).map(UnverifiedResponse::issuer);
    }

    private static byte[] levels(int levels) {
        return (OPEN + "<Issuer>good</Issuer>" + "<a>".repeat(levels) + "</a>".repeat(levels) + CLOSE)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void twoHundredThousandNestedElementsAreNotRead() {
        assertThat(UnverifiedResponse.read(levels(200_000))).isEmpty();
    }

    /** The route is asked before anything is checked, so nothing that arrives may break it. */
    @Test
    void noGarbledResponseThrows() {
        Document document = response();
        Element root = document.getDocumentElement();
        root.setAttribute("Consent", "ü\u2028𝄞");
        byte[] good = bytes(document);
        Random random = new Random(20260302);
        for (int round = 0; round < 20_000; round++) {
            byte[] garbled = good.clone();
            for (int change = 0; change <= random.nextInt(6); change++) {
                garbled[random.nextInt(garbled.length)] = (byte) random.nextInt(256);
            }
            assertThat(UnverifiedResponse.read(garbled)).isNotNull();
        }
    }

    private static UnverifiedResponse read(String xml) {
        return UnverifiedResponse.read(xml.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
