package com.rundiffusion.keycloak.e2e.security;

import static com.rundiffusion.keycloak.entra.saml.LogoutField.DESTINATION;
import static com.rundiffusion.keycloak.entra.saml.LogoutField.ISSUER;
import static com.rundiffusion.keycloak.entra.saml.LogoutField.ISSUE_INSTANT;
import static com.rundiffusion.keycloak.entra.saml.LogoutField.NAME_ID;
import static com.rundiffusion.keycloak.entra.saml.LogoutField.NOT_ON_OR_AFTER;
import static com.rundiffusion.keycloak.entra.saml.LogoutField.RELAY_STATE;
import static com.rundiffusion.keycloak.entra.saml.LogoutField.SESSION_INDEX;
import static com.rundiffusion.keycloak.entra.saml.LogoutField.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.LogoutDraft;
import com.rundiffusion.keycloak.entra.saml.LogoutField;
import com.rundiffusion.keycloak.entra.saml.LogoutRequest;
import com.rundiffusion.keycloak.entra.saml.SigningAlgorithm;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Monitoring;
import com.rundiffusion.keycloak.testkit.journey.ScriptedSignIn;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import com.rundiffusion.keycloak.testkit.server.LogoutListener;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Logout URL: what Entra asks there ends one session; everything else ends none, and hears the same. */
@Tag("A47")
class EntraLogoutTest {

    private static final String REALM = Stack.SITES.sso() + "/realms/rundiffusion";
    private static final String ADDRESS = REALM + "/entra-logout";
    private static final String APP = Stack.SITES.rundiffusionApp() + "/";

    @RegisterExtension
    private final Journey journey = new Journey();

    private ScriptedSignIn person;

    @BeforeEach
    void signIn() {
        Stream.of(contoso(), fabrikam()).forEach(tenant -> tenant.application().logoutUrl(ADDRESS));
        person = ScriptedSignIn.of(journey, contoso(), Person.MEMBER);
    }

    @AfterEach
    void tidyUp() {
        Stream.of(contoso(), fabrikam()).forEach(tenant -> tenant.application().logoutUrl(null));
    }

    private EntraTenant contoso() {
        return journey.contoso();
    }

    private EntraTenant fabrikam() {
        return journey.fabrikam();
    }

    /** As the frame brings it. */
    private LogoutDraft request() {
        return contoso().logoutRequest(contoso().user(Person.MEMBER), person.sessionIndex());
    }

    /** By a browser that has no cookie of ours, as none has in a frame. */
    private HttpResponse<String> send(String url) {
        return new Visitor(journey.services().keycloak(), Stack.SITES).get(url);
    }

    private boolean isSignedIn(ScriptedSignIn who) {
        return new TokenEndpoint(journey.services().keycloak())
                        .userInfo(who.tokens().text("access_token"))
                        .status()
                == 200;
    }

    @Test
    void whatEntraAsksEndsThatSessionAndNoOther() {
        ScriptedSignIn elsewhere = ScriptedSignIn.of(journey, contoso(), Person.MEMBER);

        assertThat(send(request().toUrl()).body()).isEqualTo("OK");

        assertThat(isSignedIn(person)).isFalse();
        assertThat(isSignedIn(elsewhere)).isTrue();
        JsonNode event = journey.services()
                .admin()
                .get("rundiffusion/events?type=LOGOUT&max=1")
                .get(0);
        assertThat(event.get("sessionId").asText()).isEqualTo(person.idClaims().get("sid"));
        assertThat(event.get("userId").asText()).isEqualTo(person.idClaims().get("sub"));
        assertThat(event.get("details").get("identity_provider").asText()).isEqualTo("contoso");
        assertThat(event.get("details").get("initiated_by").asText()).isEqualTo("entra");
    }

    @Test
    void anAppHearsOfIt() throws ParseException {
        try (LogoutListener app = LogoutListener.start(journey.services().admin())) {
            person = ScriptedSignIn.of(
                    journey,
                    Authorization.of(LogoutListener.CLIENT).with("redirect_uri", LogoutListener.HOME),
                    contoso(),
                    Person.MEMBER);

            send(request().toUrl());

            new Background(journey).await(() -> !app.heard().isEmpty());
            assertThat(app.heard()).hasSize(1);
            assertThat(app.heard().get(0).getJWTClaimsSet().getClaim("sid"))
                    .isEqualTo(person.idClaims().get("sid"));
        }
    }

    /** SAML's own form of the query, the other order, and a NameID that is nobody's: SessionIndex is what counts. */
    @Test
    void neitherOrderNorEscapesNorTheNameIdMatter() {
        String query = request()
                .with(NAME_ID, "a-pairwise-name")
                .escapes(EntraLogoutTest::upperCase)
                .toQuery();
        String[] parts = query.split("&");

        send(ADDRESS + "?" + parts[2] + "&" + parts[0] + "&x=y&" + parts[1]);

        assertThat(isSignedIn(person)).isFalse();
    }

    private static String upperCase(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** @param outcome under which it is counted */
    private record Attack(Function<EntraLogoutTest, String> url, String outcome) {}

    static Stream<Named<Attack>> attacks() {
        return Stream.of(
                draft("unsigned", "signature", LogoutDraft::unsigned),
                draft("by SHA-1", "signature", request -> request.algorithm(SigningAlgorithm.SHA_1)),
                attack(
                        "by the key of another enterprise",
                        "signature",
                        test -> test.request()
                                .signedBy(test.fabrikam()
                                        .application()
                                        .certificates()
                                        .active())
                                .toUrl()),
                attack(
                        "the issuer of another enterprise",
                        "signature",
                        test -> test.request()
                                .with(ISSUER, test.fabrikam().identifier())
                                .toUrl()),
                attack(
                        "all of another enterprise",
                        "no_session",
                        test -> test.fabrikam()
                                .logoutRequest(test.fabrikam().user(Person.MEMBER), test.person.sessionIndex())
                                .toUrl()),
                draft(
                        "a tenant of nobody's",
                        "unknown_issuer",
                        request ->
                                request.with(ISSUER, "https://sts.windows.net/99999999-9999-4999-8999-999999999999/")),
                draft("no tenant", "unknown_issuer", request -> request.with(ISSUER, "contoso")),
                draft("no issuer", "unreadable", request -> request.without(ISSUER)),
                draft("for another address", "destination", request -> request.with(DESTINATION, REALM + "/x")),
                draft("for no address", "destination", request -> request.without(DESTINATION)),
                draft("of the future", "time", request -> request.with(ISSUE_INSTANT, in(Duration.ofMinutes(5)))),
                draft("over", "time", request -> request.with(NOT_ON_OR_AFTER, in(Duration.ofMinutes(-5)))),
                draft(
                        "of the day before, and to last",
                        "time",
                        request -> request.with(ISSUE_INSTANT, in(Duration.ofDays(-1)))
                                .with(NOT_ON_OR_AFTER, in(Duration.ofDays(1)))),
                draft(
                        "old, and without an end",
                        "time",
                        request -> request.with(ISSUE_INSTANT, in(Duration.ofMinutes(-20)))
                                .without(NOT_ON_OR_AFTER)),
                draft("no session", "unreadable", request -> request.without(SESSION_INDEX)),
                draft("another session", "no_session", request -> request.with(SESSION_INDEX, "_nobodys")),
                xml(
                        "two sessions",
                        "</samlp:SessionIndex>",
                        "</samlp:SessionIndex><samlp:SessionIndex>_b</samlp:SessionIndex>"),
                xml("another version", "Version=\"2.0\"", "Version=\"1.1\""),
                xml("a document type", "<samlp:LogoutRequest", "<!DOCTYPE a><samlp:LogoutRequest"),
                query("a state that is not signed", "signature", query -> query + "&RelayState=a"),
                query(
                        "another spelling",
                        "signature",
                        query -> query.replace("%2b", "%2B")
                                .replace("%2f", "%2F")
                                .replace("%3d", "%3D")),
                query("the same twice", "unreadable", query -> query + "&" + query),
                query("no message", "unreadable", query -> query.replace("SAMLRequest=", "Other=")),
                query("a message of 20,000 characters", "unreadable", query -> query + "&x=" + "y".repeat(20_000)));
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time);
    }

    private static Named<Attack> attack(String name, String outcome, Function<EntraLogoutTest, String> url) {
        return Named.of(name, new Attack(url, outcome));
    }

    private static Named<Attack> draft(String name, String outcome, Function<LogoutDraft, LogoutDraft> change) {
        return attack(name, outcome, test -> change.apply(test.request()).toUrl(ADDRESS));
    }

    private static Named<Attack> xml(String name, String part, String other) {
        return draft(name, "unreadable", request -> request.beforeSigning(xml -> xml.replace(part, other)));
    }

    private static Named<Attack> query(String name, String outcome, Function<String, String> change) {
        return attack(
                name,
                outcome,
                test -> ADDRESS + "?" + change.apply(test.request().toQuery()));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anythingElseEndsNothingAndHearsTheSame(Attack attack) {
        double before = counted(attack.outcome());
        HttpResponse<String> refused = send(attack.url().apply(this));
        assertThat(isSignedIn(person)).isTrue();
        assertThat(counted(attack.outcome())).isEqualTo(before + 1);

        HttpResponse<String> control = send(request().toUrl());
        assertThat(isSignedIn(person)).isFalse();
        assertThat(Seen.of(refused, "contoso")).isEqualTo(Seen.of(control, "contoso"));
    }

    private double counted(String outcome) {
        return new Monitoring(journey.keycloak().management())
                .value("sso_entra_logouts_total{outcome=\"" + outcome + "\"}")
                .orElse(0.0);
    }

    @Test
    void whatItHearsIsTinyIsNotKeptAndCanBeFramedByMicrosoftAlone() {
        HttpResponse<String> heard = send(request().toUrl());

        assertThat(heard.statusCode()).isEqualTo(200);
        assertThat(heard.body()).isEqualTo("OK");
        Map<String, List<String>> headers = heard.headers().map();
        assertThat(headers.get("content-type")).containsExactly("text/plain");
        assertThat(headers.get("cache-control")).containsExactly("no-store");
        assertThat(headers.get("content-security-policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; frame-ancestors https://login.microsoftonline.com ")
                .doesNotContain("'self'");
        assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
        assertThat(headers).doesNotContainKeys("x-frame-options", "set-cookie", "location");
    }

    /** Neither those of whom it is about, nor those of somebody who has signed out. */
    @Test
    void noCookieIsReadOrSet() {
        HttpResponse<String> unsigned =
                person.visitor().get(request().unsigned().toUrl());
        assertThat(isSignedIn(person)).isTrue();
        person.signOut("");
        HttpResponse<String> late = person.visitor().get(request().toUrl());

        assertThat(Seen.of(unsigned, "contoso")).isEqualTo(Seen.of(late, "contoso"));
        assertThat(late.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void aRequestCountsOnce() {
        LogoutDraft first = request();
        send(first.toUrl());
        assertThat(isSignedIn(person)).isFalse();
        person = ScriptedSignIn.of(journey, contoso(), Person.MEMBER);
        double before = counted("repeated");

        send(request().with(LogoutField.ID, first.get(LogoutField.ID)).toUrl());

        assertThat(isSignedIn(person)).isTrue();
        assertThat(counted("repeated")).isEqualTo(before + 1);
        send(request().toUrl());
        assertThat(isSignedIn(person)).isFalse();
    }

    /** What Entra would answer to whoever came from here. */
    private LogoutDraft answer() {
        person.signOut("");
        String microsoft = Visitor.location(person.visitor().get(REALM + "/microsoft-sign-out?client_id=rundiffusion"));
        return contoso().logoutResponse(LogoutRequest.fromRedirect(URI.create(microsoft)));
    }

    @Test
    void theAnswerOfEntraLeadsHomeOnce() {
        String answer = answer().toUrl();

        assertThat(Visitor.location(person.visitor().get(answer))).isEqualTo(APP);
        assertIsToldSo(person.visitor().get(answer));
    }

    static Stream<Named<Function<LogoutDraft, LogoutDraft>>> strayAnswers() {
        return Stream.of(
                Named.of("unsigned", LogoutDraft::unsigned),
                Named.of("to another request", answer -> answer.with(LogoutField.IN_RESPONSE_TO, "_another")),
                Named.of("with another state", answer -> answer.with(RELAY_STATE, "another")),
                Named.of("without a state", answer -> answer.without(RELAY_STATE)),
                Named.of("for another address", answer -> answer.with(DESTINATION, REALM + "/x")),
                Named.of("a day old", answer -> answer.with(ISSUE_INSTANT, in(Duration.ofDays(-1)))),
                Named.of("a failure", answer -> answer.with(STATUS, "urn:oasis:names:tc:SAML:2.0:status:Responder")));
    }

    @ParameterizedTest
    @MethodSource("strayAnswers")
    void aStrayAnswerLeadsNowhere(Function<LogoutDraft, LogoutDraft> change) {
        LogoutDraft answer = answer();
        String good = answer.toUrl();

        assertIsToldSo(person.visitor().get(change.apply(answer).toUrl(ADDRESS)));
        assertThat(Visitor.location(person.visitor().get(good))).isEqualTo(APP);
    }

    /** Whoever comes late, or with another browser. */
    @Test
    void withoutOurCookieItIsNoError() {
        assertIsToldSo(send(answer().toUrl()));
    }

    private static void assertIsToldSo(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("You are signed out");
    }
}
