package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.e2e.journey.Monitoring;
import com.rundiffusion.keycloak.e2e.production.KeycloakImage;
import com.rundiffusion.keycloak.e2e.production.KeycloakNode;
import com.rundiffusion.keycloak.e2e.production.Postgres;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two nodes of the image on one PostgreSQL, each going round every second. */
class TwoNodesTest {

    private static final int ENTERPRISES = 10;
    private static final String OPS = "ops@rundiffusion.example";
    private static final Map<String, String> EVERY_SECOND = Map.of("KC_SPI_SSO_UPKEEP__DEFAULT__INTERVAL", "1");

    @Test
    void aNoticeIsGivenOnceHoweverManyNodesThereAreAndAfterARestart() {
        KeycloakImage image = KeycloakImage.ofThisRun();
        try (Postgres database = Postgres.start();
                MailServer mails = MailServer.start();
                KeycloakNode stays = KeycloakNode.start(image, database, EVERY_SECOND)) {
            AdminRest admin = new AdminRest(URI.create(stays.origin()), stays.adminPassword());
            prepare(admin, mails);
            try (KeycloakNode goes = KeycloakNode.start(image, database, EVERY_SECOND)) {
                connect(admin);
                stays.await(() -> mails.received().size() >= expected().size());
                awaitARound(stays);
                awaitARound(goes);
                assertThat(mails.recipients()).isEqualTo(expected());
            }
            try (KeycloakNode returned = KeycloakNode.start(image, database, EVERY_SECOND)) {
                awaitARound(returned);
            }
            assertThat(mails.recipients()).isEqualTo(expected());
            assertThat(IntStream.range(0, ENTERPRISES))
                    .allSatisfy(number -> assertThat(admin.get("rundiffusion/admin-events?resourcePath=enterprises/"
                                    + alias(number) + "/certificate-ends"))
                            .hasSize(1));
        }
    }

    private static void prepare(AdminRest admin, MailServer mails) {
        ObjectNode realm = (ObjectNode) admin.get("rundiffusion");
        realm.putPOJO("smtpServer", mails.settings());
        ((ObjectNode) realm.path("attributes")).put("sso.operationsEmail", OPS);
        admin.put("rundiffusion", realm);
    }

    private static void connect(AdminRest admin) {
        IntStream.range(0, ENTERPRISES)
                .mapToObj(number -> new Newcomer(alias(number), Duration.ofDays(20))
                        .with("contacts", List.of(contact(number)))
                        .document())
                .forEach(document -> admin.post("rundiffusion/enterprises", document));
    }

    private static List<String> expected() {
        return IntStream.range(0, ENTERPRISES)
                .boxed()
                .flatMap(number -> Stream.of(OPS, contact(number)))
                .sorted()
                .toList();
    }

    private static String alias(int number) {
        return "tailspin-" + number;
    }

    private static String contact(int number) {
        return "it@" + alias(number) + ".example";
    }

    /** Two more ends of a round mean that a whole one has passed. */
    private static void awaitARound(KeycloakNode node) {
        Monitoring monitoring = new Monitoring(URI.create(node.management()));
        double now = monitoring.rounds();
        node.await(() -> monitoring.rounds() >= now + 2);
    }
}
