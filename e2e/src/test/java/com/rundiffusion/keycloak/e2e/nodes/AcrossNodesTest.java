package com.rundiffusion.keycloak.e2e.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.SimulatedEntra;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import com.rundiffusion.keycloak.testkit.machine.AtOnce;
import com.rundiffusion.keycloak.testkit.server.TwoNodes;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds at one node holds at two, on the image's Keycloak and a real PostgreSQL. */
@Order(3)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AcrossNodesTest {

    private static final Sites SITES = Stack.SITES;
    private static final String ENDPOINT = SITES.sso() + "/realms/rundiffusion/broker/contoso/endpoint";
    private static final String APP = SITES.rundiffusionApp() + "/";
    private static final int RACES = 5;

    private final EntraTenant contoso = new SimulatedEntra(SITES, Clock.systemUTC()).contoso();

    @RegisterExtension
    private static final TwoNodes NODES = new TwoNodes();

    @BeforeEach
    void connect() {
        NODES.admin().post("rundiffusion/enterprises", CustomerMail.document(contoso));
    }

    @AfterEach
    void disconnect() {
        NODES.admin().delete("rundiffusion/enterprises/contoso");
    }

    private record Waiting(Visitor visitor, AuthnRequest request, Map<String, String> form) {}

    /** The last one, for it stops both. */
    @Test
    @Order(Integer.MAX_VALUE)
    @Tag("A19")
    void oneAssertionOneSession() {
        URI first = TwoNodes.address(NODES.first());
        URI second = TwoNodes.address(NODES.second());
        for (int race = 0; race < RACES; race++) {
            assertThat(postToBoth(first, second)).containsExactlyInAnyOrder(true, false);
        }
        Waiting taken = login(first);
        Map<String, String> used = taken.form();
        assertThat(isIn(post(taken.visitor(), used))).isTrue();
        assertThat(refusal(inOwnLogin(second, used))).isEqualTo("assertion_replayed");

        NODES.stopBoth();
        URI restarted = TwoNodes.address(NODES.first());
        assertThat(refusal(inOwnLogin(restarted, used))).isEqualTo("in_response_to_mismatch");
        Waiting good = login(restarted);
        assertThat(isIn(post(good.visitor(), good.form()))).isTrue();
    }

    /** PostgreSQL takes each filter and each order, as the embedded database does. */
    @Test
    void theListOfEnterprisesIsFilteredAndSorted() {
        String all =
                "rundiffusion/enterprises?brief=true&status=active&withoutDomains=false&certificatesEndWithin=36500"
                        + "&search=contoso&sort=";
        for (String field :
                List.of("alias", "displayName", "createdAt", "updatedAt", "planEndsOn", "certificatesEndAt")) {
            assertThat(NODES.admin().get(all + field + "&order=desc")).as(field).hasSize(1);
        }
        for (String none : List.of("status=draft", "status=paused", "withoutDomains=true", "planEndsWithin=36500")) {
            assertThat(NODES.admin().get("rundiffusion/enterprises?" + none))
                    .as(none)
                    .isEmpty();
            assertThat(NODES.admin()
                            .get("rundiffusion/enterprises/count?" + none)
                            .path("count")
                            .asInt(-1))
                    .isZero();
        }
    }

    @Test
    void aNewPersonWhoComesToBothAtOnceIsInAtBoth() {
        List<URI> nodes =
                Stream.of(NODES.first(), NODES.second()).map(TwoNodes::address).toList();
        for (int race = 0; race < RACES; race++) {
            List<Waiting> waiting = nodes.stream().map(this::login).toList();
            assertThat(AtOnce.call(waiting.stream()
                            .<Callable<Boolean>>map(one -> () -> isIn(post(one.visitor(), one.form())))
                            .toList()))
                    .containsOnly(true);
            JsonNode accounts = NODES.admin().get("rundiffusion/users?username=contoso.");
            assertThat(accounts).hasSize(1);
            NODES.admin()
                    .delete("rundiffusion/users/" + accounts.get(0).path("id").asText());
        }
    }

    @Test
    void aLoginIsWrittenInOneTransaction() throws SQLException {
        long before = loginsInOneTransaction();
        Waiting waiting = login(TwoNodes.address(NODES.first()));
        assertThat(isIn(post(waiting.visitor(), waiting.form()))).isTrue();
        assertThat(loginsInOneTransaction()).isEqualTo(before + 1);
    }

    /** A browser that opens its tabs again ends two logins at once, and both make the one session that it has. */
    @Test
    void twoTabsThatEndTheirLoginsAtOnceAreBothIn() throws SQLException {
        long before = sessions();
        for (int race = 0; race < RACES; race++) {
            Waiting one = login(TwoNodes.address(NODES.first()));
            Waiting other = login(one.visitor());
            assertThat(AtOnce.call(Stream.of(one, other)
                            .<Callable<Boolean>>map(tab ->
                                    () -> isIn(post(tab.visitor().at(TwoNodes.address(NODES.second())), tab.form())))
                            .toList()))
                    .containsOnly(true);
        }
        assertThat(sessions()).isEqualTo(before + RACES);
    }

    /** PostgreSQL tells by which transaction a row was written. */
    private static long loginsInOneTransaction() throws SQLException {
        return number(
                "select count(*) from offline_user_session s join event_entity e on e.session_id = s.user_session_id"
                        + " where e.type = 'LOGIN' and e.xmin::text = s.xmin::text");
    }

    private static long sessions() throws SQLException {
        return number("select count(*) from offline_user_session");
    }

    private static long number(String query) throws SQLException {
        try (Connection database = NODES.database().connect();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void whoeverWritesWhileOthersDoForLongIsToldWhenToComeAgain() throws SQLException {
        EnterpriseApi api = EnterpriseApi.asAdministrator(
                TwoNodes.address(NODES.first()), NODES.first().adminPassword());
        try (Connection other = NODES.database().connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select * from sso_write_lock for update");
            EnterpriseApi.Answer answer = api.status("contoso", "paused");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
            assertThat(answer.json().findValuesAsText("code")).containsOnly("busy");
            assertThat(api.get("contoso").json().path("status").asText()).isEqualTo("active");
            other.rollback();
        }
        assertThat(api.status("contoso", "paused").status()).isEqualTo(200);
    }

    /** A login that waits at Entra, and the form that Entra would post. */
    private Waiting login(URI node) {
        return login(new Visitor(node, SITES));
    }

    private Waiting login(Visitor visitor) {
        AuthnRequest request = visitor.atEntra(
                Authorization.of("rundiffusion")
                        .with("autoLoginSsoProvider", "contoso")
                        .url(),
                SITES);
        ResponseDraft draft = contoso.respond(request, Person.MEMBER);
        return new Waiting(
                visitor, request, Map.of("SAMLResponse", draft.toBase64(), "RelayState", request.relayState()));
    }

    private static HttpResponse<String> post(Visitor visitor, Map<String, String> form) {
        HttpResponse<String> answer = visitor.post(ENDPOINT, form);
        while (answer.statusCode() / 100 == 3 && Visitor.location(answer).startsWith(SITES.sso())) {
            answer = visitor.get(Visitor.location(answer));
        }
        return answer;
    }

    private static boolean isIn(HttpResponse<String> answer) {
        return answer.statusCode() / 100 == 3
                && Visitor.location(answer).startsWith(APP)
                && Visitor.location(answer).contains("code=");
    }

    /** The same browser, at the same time. */
    private List<Boolean> postToBoth(URI first, URI second) {
        Waiting waiting = login(first);
        return AtOnce.call(Stream.of(first, second)
                .<Callable<Boolean>>map(
                        node -> () -> isIn(post(waiting.visitor().at(node), waiting.form())))
                .toList());
    }

    /** The attacker has a login of their own, and makes what is not signed fit it. */
    private HttpResponse<String> inOwnLogin(URI node, Map<String, String> captured) {
        Waiting own = login(node);
        String response = new String(Base64.getDecoder().decode(captured.get("SAMLResponse")), StandardCharsets.UTF_8)
                .replaceFirst(
                        "InResponseTo=\"[^\"]+\"",
                        "InResponseTo=\"" + own.request().id() + "\"");
        return post(
                own.visitor(),
                Map.of(
                        "SAMLResponse",
                        Base64.getEncoder().encodeToString(response.getBytes(StandardCharsets.UTF_8)),
                        "RelayState",
                        own.request().relayState()));
    }

    private static String refusal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        return answer.body().replaceAll("(?s).*data-rejection=\"([a-z_]+)\".*", "$1");
    }
}
