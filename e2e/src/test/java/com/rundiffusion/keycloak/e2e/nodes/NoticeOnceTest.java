package com.rundiffusion.keycloak.e2e.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.testkit.enterprise.MailServer;
import com.rundiffusion.keycloak.testkit.enterprise.Newcomer;
import com.rundiffusion.keycloak.testkit.journey.Monitoring;
import com.rundiffusion.keycloak.testkit.server.KeycloakNode;
import com.rundiffusion.keycloak.testkit.server.TwoNodes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is done once, however many nodes there are. */
@Order(1)
class NoticeOnceTest {

    private static final int ENTERPRISES = 10;
    private static final String OPS = "ops@rundiffusion.example";

    @RegisterExtension
    private static final TwoNodes NODES = new TwoNodes();

    private final AdminRest admin = NODES.admin();

    @Test
    void aNoticeIsGivenOnceHoweverManyNodesThereAreAndAfterARestart() {
        KeycloakNode first = NODES.first();
        KeycloakNode second = NODES.second();
        try (MailServer mails = MailServer.start()) {
            mailsTo(mails.settings(), OPS);
            connect();
            first.await(() -> mails.received().size() >= expected().size());
            awaitARound(first);
            awaitARound(second);
            assertThat(mails.recipients()).isEqualTo(expected());

            second.restart();
            awaitARound(second);
            assertThat(mails.recipients()).isEqualTo(expected());
            assertThat(IntStream.range(0, ENTERPRISES))
                    .allSatisfy(number -> assertThat(admin.get("rundiffusion/admin-events?resourcePath=enterprises/"
                                    + alias(number) + "/certificate-ends"))
                            .hasSize(1));
        }
    }

    @AfterEach
    void disconnect() {
        mailsTo(Map.of(), "");
        IntStream.range(0, ENTERPRISES).forEach(number -> admin.delete("rundiffusion/enterprises/" + alias(number)));
    }

    private void mailsTo(Map<String, String> smtpServer, String operations) {
        ObjectNode realm = (ObjectNode) admin.get("rundiffusion");
        realm.putPOJO("smtpServer", smtpServer);
        ((ObjectNode) realm.path("attributes")).put("sso.operationsEmail", operations);
        admin.put("rundiffusion", realm);
    }

    private void connect() {
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
