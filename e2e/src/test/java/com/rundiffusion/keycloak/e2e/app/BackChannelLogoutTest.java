package com.rundiffusion.keycloak.e2e.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When an app that has a back-channel logout URL is told that a session has ended, and when it must find out by itself. */
@Tag("long")
class BackChannelLogoutTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String HOME = "https://studio.example/";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    @RegisterExtension
    private final Journey journey = new Journey();

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer app;
    private String client;
    private Map<String, Object> person;

    @BeforeEach
    void signIn() throws IOException {
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/logout", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        app.start();
        client = admin().post("rundiffusion/clients", studio());
        connect();
        journey.browser().signIn(APP, northwind(), Person.MEMBER);
        journey.browser()
                .open(Authorization.of("studio").with("redirect_uri", HOME).url());
        person = new TokenEndpoint(journey.services().keycloak())
                .exchange("studio", journey.browser().told("https://studio.example"))
                .claims("id_token");
    }

    private Map<String, Object> studio() {
        return Map.of(
                "clientId",
                "studio",
                "publicClient",
                true,
                "redirectUris",
                List.of(HOME),
                "attributes",
                Map.of(
                        "pkce.code.challenge.method",
                        "S256",
                        "backchannel.logout.url",
                        "http://127.0.0.1:" + app.getAddress().getPort() + "/logout",
                        "backchannel.logout.session.required",
                        "true"));
    }

    private void connect() {
        assertThat(EnterpriseApi.of(journey)
                        .create(CustomerMail.document(northwind()))
                        .status())
                .isEqualTo(201);
    }

    @AfterEach
    void tidyUp() {
        EnterpriseApi.of(journey).delete("northwind");
        admin().delete("rundiffusion/clients/" + client);
        app.stop(0);
    }

    private AdminRest admin() {
        return journey.services().admin();
    }

    private EntraTenant northwind() {
        return journey.services().entra().northwind();
    }

    @Test
    void aSignOutInAnotherAppIsTold() throws ParseException {
        journey.browser().open(APP + "/").isSignedIn();
        journey.browser().signOut().isSignedOut();
        assertToldOnce();
    }

    @Test
    void aSessionThatAnAdministratorEndsIsTold() throws ParseException {
        admin().delete("rundiffusion/sessions/" + person.get("sid"));
        assertToldOnce();
    }

    /** The app finds out when it renews its tokens. The tests above are the control. */
    @Test
    void aCompanyThatIsPausedOrLeavesIsNotTold() {
        EnterpriseApi.of(journey).status("northwind", "paused");
        assertThat(received).isEmpty();
        EnterpriseApi.of(journey).delete("northwind");
        assertThat(received).isEmpty();
    }

    private void assertToldOnce() throws ParseException {
        assertThat(received).hasSize(1);
        String form = URLDecoder.decode(received.get(0), StandardCharsets.UTF_8);
        JWT token = JWTParser.parse(form.substring("logout_token=".length()));
        assertThat(token.getHeader().getType()).hasToString("logout+jwt");
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("sub", person.get("sub"))
                .containsEntry("sid", person.get("sid"))
                .containsEntry("aud", List.of("studio"))
                .containsEntry("events", Map.of(EVENT, Map.of()));
    }
}
