package com.rundiffusion.keycloak.e2e.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWT;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.ScriptedSignIn;
import com.rundiffusion.keycloak.testkit.server.LogoutListener;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When an app that has a back-channel logout URL is told that a session has ended. */
class BackChannelLogoutTest {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    @RegisterExtension
    private final Journey journey = new Journey();

    private LogoutListener app;
    private ScriptedSignIn person;

    @BeforeEach
    void signIn() {
        app = LogoutListener.start(admin());
        assertThat(EnterpriseApi.of(journey)
                        .create(CustomerMail.document(northwind()))
                        .status())
                .isEqualTo(201);
        person = ScriptedSignIn.of(
                journey,
                Authorization.of(LogoutListener.CLIENT).with("redirect_uri", LogoutListener.HOME),
                northwind(),
                Person.MEMBER);
    }

    @AfterEach
    void tidyUp() {
        EnterpriseApi.of(journey).delete("northwind");
        app.close();
    }

    private AdminRest admin() {
        return journey.services().admin();
    }

    private EntraTenant northwind() {
        return journey.services().entra().northwind();
    }

    @Test
    void aSignOutIsTold() throws ParseException {
        person.signOut("");
        assertToldOnce();
    }

    @Test
    void aSessionThatAnAdministratorEndsIsTold() throws ParseException {
        admin().delete("rundiffusion/sessions/" + person.idClaims().get("sid"));
        assertToldOnce();
    }

    @Test
    void aCompanyThatIsPausedIsTold() throws ParseException {
        EnterpriseApi.of(journey).status("northwind", "paused");
        assertToldOnce();
    }

    /** Then the account is gone as well. */
    @Test
    void aCompanyThatLeavesIsTold() throws ParseException {
        EnterpriseApi.of(journey).delete("northwind");
        assertToldOnce();
    }

    @Test
    void anAppThatWasDownIsToldOnceItIsUp() throws ParseException {
        app.answers(503);
        person.signOut("");
        new Background(journey).await(() -> !app.refused().isEmpty());
        app.answers(200);
        assertToldOnce();
        assertThat(app.refused())
                .extracting(JWT::getParsedString)
                .doesNotContain(app.heard().get(0).getParsedString());
    }

    private void assertToldOnce() throws ParseException {
        new Background(journey).await(() -> !app.heard().isEmpty());
        assertThat(app.heard()).hasSize(1);
        JWT token = app.heard().get(0);
        assertThat(token.getHeader().getType()).hasToString("logout+jwt");
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("sub", person.idClaims().get("sub"))
                .containsEntry("sid", person.idClaims().get("sid"))
                .containsEntry("iss", person.idClaims().get("iss"))
                .containsEntry("aud", List.of(LogoutListener.CLIENT))
                .containsEntry("events", Map.of(EVENT, Map.of()));
    }
}
