package com.rundiffusion.keycloak.e2e.production;

import static com.rundiffusion.keycloak.testkit.server.RunningGateway.APP;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.REPLY_PATH;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.SSO;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.server.GatewayClient;
import com.rundiffusion.keycloak.testkit.server.GatewayClient.Answer;
import com.rundiffusion.keycloak.testkit.server.RunningGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page that is none of ours makes a browser send. Each test of a limit asks from an address of its own. */
final class GatewayForeignTest {

    private static final String ENDPOINT = "/realms/rundiffusion/broker/contoso/endpoint";
    private static final String LINK = "/realms/rundiffusion/protocol/openid-connect/auth";
    private static final String QUESTION = "/realms/rundiffusion/sign-in/contoso";
    private static final String LOGOUT = "/realms/rundiffusion/entra-logout?SAMLRequest=PHNhbWw";
    private static final String SIGN_OUT = "/realms/rundiffusion/microsoft-sign-out";
    private static final String TOKEN = "/realms/rundiffusion/protocol/openid-connect/token";

    /** More than any limit lets through at once. */
    private static final int FLOOD = 650;

    private static final String FORM = "SAMLResponse=PHNhbWw";
    private static final byte[] BODY = FORM.getBytes(StandardCharsets.US_ASCII);

    private static final Map<String, String> A_FOREIGN_PAGES_SCRIPT =
            Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Origin", "https://evil.example");

    @RegisterExtension
    private static final RunningGateway GATEWAY = new RunningGateway();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a script's post, no-cors, empty, https://evil.example,",
        "a script's question, cors, empty, https://evil.example,",
        "an origin that begins like an app's, cors, empty, https://app.runnit.ai.evil.example,",
        "a form in a frame, navigate, iframe, https://evil.example,",
        "a form in a frame that is locked up, navigate, iframe, null,",
        "an embedded object, navigate, object, https://evil.example,",
        "a picture, no-cors, image, , https://evil.example/",
        "a page without a name, no-cors, image, ,",
        "a page whose path is an app, no-cors, image, , https://evil.example/https://app.runnit.ai/"
    })
    void aForeignPageIsRefused(String what, String mode, String destination, String origin, String page)
            throws IOException {
        Map<String, String> headers = headers("cross-site", mode, destination, origin, page);
        for (GatewayClient gateway : GATEWAY.both()) {
            for (String target : List.of(ENDPOINT, LINK, QUESTION)) {
                assertThat(gateway.send(SSO, "POST", target, headers, BODY).status())
                        .isEqualTo(403);
            }
            Answer reply = gateway.send(APP, "POST", REPLY_PATH, headers, BODY);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.body()).contains("This address leads nowhere.");
        }
        assertThat(GATEWAY.passedOn()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Entra's response, cross-site, navigate, document, https://login.microsoftonline.com,",
        "the same after the redirect, cross-site, navigate, document, null,",
        "a link in a mail, cross-site, navigate, document, ,",
        "a link of an older browser, cross-site, navigate, , ,",
        "an app's script, cross-site, cors, empty, https://app.runnit.ai,",
        "an app's frame, cross-site, navigate, iframe, , https://www.runnit.ai/",
        "a neighbour's script, same-site, cors, empty, https://app.rundiffusion.com,",
        "our own page, same-origin, navigate, document, https://sso.rundiffusion.com,",
        "an address that was typed, none, navigate, document, ,",
        "an app's server, , , , ,"
    })
    void whatPeopleAndAppsSendGoesOn(
            String what, String site, String mode, String destination, String origin, String page) throws IOException {
        Map<String, String> headers = headers(site, mode, destination, origin, page);
        for (GatewayClient gateway : GATEWAY.both()) {
            for (String target : List.of(ENDPOINT, LINK, QUESTION)) {
                assertThat(gateway.send(SSO, "POST", target, headers, BODY).body())
                        .isEqualTo("Keycloak");
            }
            assertThat(gateway.send(APP, "POST", REPLY_PATH, headers, BODY).body())
                    .isEqualTo("Keycloak");
        }
    }

    /** Neither counted nor limited here; which pages may read an answer, Keycloak knows by its clients. */
    @Test
    void whatAppsAskForTokensIsKeycloaksToAnswer() throws IOException {
        for (GatewayClient gateway : GATEWAY.both()) {
            assertThat(gateway.send(SSO, "POST", TOKEN, form(A_FOREIGN_PAGES_SCRIPT), BODY)
                            .body())
                    .isEqualTo("Keycloak");
        }
    }

    /** Microsoft's sign-out page asks in a frame, whichever of its hosts that is on. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the sign-out page's frame, navigate, iframe, , https://login.microsoftonline.com/",
        "the same without a name, navigate, iframe, ,",
        "the way back from there, navigate, document, , https://login.microsoftonline.com/"
    })
    void theFrameOfASignOutGoesOnAndNoOtherDoes(
            String what, String mode, String destination, String origin, String page) throws IOException {
        Map<String, String> headers = headers("cross-site", mode, destination, origin, page);
        headers.remove("Content-Type");
        for (GatewayClient gateway : GATEWAY.both()) {
            assertThat(gateway.send(SSO, "GET", LOGOUT, headers, new byte[0]).body())
                    .isEqualTo("Keycloak");
            assertThat(gateway.send(SSO, "GET", SIGN_OUT, headers, new byte[0]).status())
                    .isEqualTo(destination.equals("iframe") ? 403 : 200);
        }
    }

    @Test
    void oneBrowserOfAnOfficeCannotUseUpTheOfficesLimits() throws IOException {
        GATEWAY.keycloak().answers(400, Map.of(), "refused");
        GatewayClient office = GATEWAY.client().at("127.0.2.1");

        for (String target : List.of(ENDPOINT, LINK, QUESTION)) {
            assertThat(office.postMany(SSO, target, A_FOREIGN_PAGES_SCRIPT, FORM, FLOOD))
                    .hasSize(FLOOD)
                    .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(403));
            assertThat(office.get(SSO, target).status()).isEqualTo(400);
        }
        office.postMany(APP, REPLY_PATH, A_FOREIGN_PAGES_SCRIPT, FORM, FLOOD);
        assertThat(office.post(APP, REPLY_PATH, BODY).status()).isEqualTo(400);
        assertThat(GATEWAY.keycloak().requests()).hasSize(4);
    }

    private static Map<String, String> headers(
            String site, String mode, String destination, String origin, String page) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Sec-Fetch-Site", site);
        headers.put("Sec-Fetch-Mode", mode);
        headers.put("Sec-Fetch-Dest", destination);
        headers.put("Origin", origin);
        headers.put("Referer", page);
        headers.values().removeIf(value -> value == null);
        return form(headers);
    }

    private static Map<String, String> form(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return all;
    }
}
