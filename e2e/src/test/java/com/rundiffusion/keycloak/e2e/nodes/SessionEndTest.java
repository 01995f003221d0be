package com.rundiffusion.keycloak.e2e.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWT;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.SimulatedEntra;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.ScriptedSignIn;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import com.rundiffusion.keycloak.testkit.server.KeycloakNode;
import com.rundiffusion.keycloak.testkit.server.LogoutListener;
import com.rundiffusion.keycloak.testkit.server.TwoNodes;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How sessions end, and apps hear of it, on the image's Keycloak and a real PostgreSQL. */
@Order(2)
class SessionEndTest {

    private static final int NOTICES = 20;

    private final EntraTenant contoso = new SimulatedEntra(Stack.SITES, Clock.systemUTC()).contoso();

    @RegisterExtension
    private static final TwoNodes NODES = new TwoNodes();

    private LogoutListener app;

    @BeforeEach
    void connect() {
        NODES.admin().post("rundiffusion/enterprises", CustomerMail.document(contoso));
        app = LogoutListener.start(NODES.admin());
    }

    @AfterEach
    void disconnect() {
        NODES.admin().delete("rundiffusion/enterprises/contoso");
        app.close();
    }

    /** PostgreSQL tells in which transaction something happened. */
    @Test
    void aSessionThatIsBeingRefreshedEndsInOneTransactionWithWhatBelongsToIt() throws SQLException {
        ScriptedSignIn person = signIn();
        execute("""
                create table seen (what text, by text);
                create function see() returns trigger language plpgsql as
                    'begin insert into seen values (TG_TABLE_NAME, pg_current_xact_id()::text); return coalesce(old, new); end';
                create trigger see after delete on offline_user_session for each row execute function see();
                create trigger see after delete on offline_client_session for each row execute function see();
                create trigger see after update on user_entity for each row execute function see();
                create trigger see after insert on sso_logout_notice for each row execute function see();
                """);
        try {
            assertThat(pauseDuringARefresh(person).status()).isEqualTo(200);
            assertThat(number("select count(distinct what) from seen")).isEqualTo(4);
            assertThat(number("select count(distinct by) from seen")).isEqualTo(1);
        } finally {
            execute("drop function see() cascade; drop table seen");
        }
        for (URI node : nodes()) {
            assertThat(new TokenEndpoint(node)
                            .refresh(LogoutListener.CLIENT, person.tokens().text("refresh_token"))
                            .text("error"))
                    .isEqualTo("invalid_grant");
        }
    }

    /** One that has changed the session and is not through. */
    private EnterpriseApi.Answer pauseDuringARefresh(ScriptedSignIn person) throws SQLException {
        CompletableFuture<EnterpriseApi.Answer> pause;
        try (Connection refresh = NODES.database().connect();
                Statement statement = refresh.createStatement()) {
            refresh.setAutoCommit(false);
            assertThat(statement.executeUpdate("update offline_user_session set version = version + 1"
                            + " where user_session_id = '" + person.idClaims().get("sid") + "'"))
                    .isEqualTo(1);
            pause = CompletableFuture.supplyAsync(() -> api().status("contoso", "paused"));
            NODES.first().await(SessionEndTest::somebodyWaits);
            refresh.commit();
        }
        return pause.join();
    }

    /** As a node leaves them that dies before it tells. */
    @Test
    void ofTwoNodesOneTellsAnApp() throws SQLException {
        assertThat(nodes()).hasSize(2);
        execute("insert into sso_logout_notice (id, realm_id, client_id, user_id, session_id, offline, issuer,"
                + " created_at, due_at, ends_at, attempts)"
                + " select 'notice-' || n, c.realm_id, c.id, 'ada', 'session-' || n, false, 'https://sso.example',"
                + " 0, 0, 9000000000000, 0 from client c, generate_series(1, " + NOTICES + ") n where c.id = '"
                + app.clientId() + "'");
        NODES.first().await(() -> number("select count(*) from sso_logout_notice") == 0);
        assertThat(app.heard())
                .hasSize(NOTICES)
                .extracting(SessionEndTest::session)
                .doesNotHaveDuplicates();
    }

    /** The frame may come to any node, and a browser may bring it twice. */
    @Test
    void whatEntraEndsAtOneNodeIsOverAtTheOther() {
        contoso.application().logoutUrl(Stack.SITES.sso() + "/realms/rundiffusion/entra-logout");
        ScriptedSignIn person = signIn();
        String frame = contoso.logoutRequest(contoso.user(Person.MEMBER), person.sessionIndex())
                .toUrl();

        for (KeycloakNode node : List.of(NODES.second(), NODES.first())) {
            assertThat(new Visitor(TwoNodes.address(node), Stack.SITES)
                            .get(frame)
                            .body())
                    .isEqualTo("OK");
        }

        for (URI node : nodes()) {
            assertThat(new TokenEndpoint(node)
                            .refresh(LogoutListener.CLIENT, person.tokens().text("refresh_token"))
                            .status())
                    .isEqualTo(400);
        }
        NODES.first().await(() -> !app.heard().isEmpty());
        assertThat(app.heard()).hasSize(1);
    }

    private static Object session(JWT token) {
        try {
            return token.getJWTClaimsSet().getClaim("sid");
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EnterpriseApi api() {
        return EnterpriseApi.asAdministrator(
                TwoNodes.address(NODES.first()), NODES.first().adminPassword());
    }

    private static List<URI> nodes() {
        return Stream.of(NODES.first(), NODES.second()).map(TwoNodes::address).toList();
    }

    private ScriptedSignIn signIn() {
        return ScriptedSignIn.at(
                TwoNodes.address(NODES.first()),
                Authorization.of(LogoutListener.CLIENT).with("redirect_uri", LogoutListener.HOME),
                contoso,
                Person.MEMBER);
    }

    private static boolean somebodyWaits() {
        return number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") > 0;
    }

    private static void execute(String script) throws SQLException {
        try (Connection database = NODES.database().connect();
                Statement statement = database.createStatement()) {
            statement.execute(script);
        }
    }

    private static long number(String query) {
        try (Connection database = NODES.database().connect();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
