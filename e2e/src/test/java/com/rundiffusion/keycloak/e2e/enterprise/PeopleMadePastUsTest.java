package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of an enterprise's people when Keycloak's own admin console changes it. */
class PeopleMadePastUsTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    private final Console console = new Console(journey, companies);

    @Test
    void peopleWhoseProviderIsGoneAreSignedOut() {
        EntraTenant northwind = journey.services().entra().northwind();
        companies.api().create(CustomerMail.document(northwind));
        try {
            journey.browser().signIn(Stack.SITES.rundiffusionApp(), northwind, Person.MEMBER);
            String sessions = sessionsOf(northwind);
            assertThat(console.admin().get(sessions)).isNotEmpty();
            console.admin().delete(Console.PROVIDERS + "/northwind");
            new Background(journey).await(() -> console.admin().get(sessions).isEmpty());
        } finally {
            assertThat(companies.api().delete("northwind").status()).isEqualTo(204);
        }
        assertThat(console.admin()
                        .get("rundiffusion/users?search=northwind."
                                + northwind.user(Person.MEMBER).objectId()))
                .isEmpty();
    }

    @Test
    void whoIsInStaysInWhenTheProviderIsSwitchedOff() {
        EntraTenant northwind = journey.services().entra().northwind();
        companies.api().create(CustomerMail.document(northwind));
        try {
            journey.browser().signIn(Stack.SITES.rundiffusionApp(), northwind, Person.MEMBER);
            ObjectNode provider = (ObjectNode) console.admin().get(Console.PROVIDERS + "/northwind");
            console.admin().put(Console.PROVIDERS + "/northwind", provider.put("enabled", false));
            Background background = new Background(journey);
            background.awaitARound();
            String sessions = sessionsOf(northwind);
            assertThat(console.admin().get(sessions)).isNotEmpty();

            assertThat(companies.api().status("northwind", "paused").status()).isEqualTo(200);
            background.await(() -> console.admin().get(sessions).isEmpty());
        } finally {
            assertThat(companies.api().delete("northwind").status()).isEqualTo(204);
        }
    }

    private String sessionsOf(EntraTenant tenant) {
        JsonNode person = console.admin()
                .get("rundiffusion/users?search=" + tenant.name() + "."
                        + tenant.user(Person.MEMBER).objectId())
                .get(0);
        return "rundiffusion/users/" + person.path("id").asText() + "/sessions";
    }

    @Test
    void nobodyIsSentToALoginUrlThatTheChecksWouldRefuse() {
        companies.api().create(companies.document(1));
        String right =
                companies.api().get("company-00001").json().path("loginUrl").asText();
        for (String wrong : List.of(
                "https://evil.example/saml",
                right.replace("https://", "https://evil.example/"),
                right.replaceFirst("/[0-9a-f-]{36}/", "/99999999-2222-4333-8444-555555555555/"))) {
            Visitor onTheWay = visitor();
            String broker = Visitor.location(onTheWay.get(link()));
            new Background(journey).setPastUs("company-00001", "singleSignOnServiceUrl", wrong);
            assertThat(console.problems()).containsExactly("login_url_unchecked");
            assertThat(console.status()).isEqualTo("paused");
            assertThat(sentOn(visitor(), link())).isEmpty();
            assertThat(sentOn(onTheWay, broker)).isEmpty();
            new Background(journey).setPastUs("company-00001", "singleSignOnServiceUrl", right);
        }
        assertThat(sentOn(visitor(), link())).startsWith(right);
    }

    private Visitor visitor() {
        return new Visitor(journey.services().keycloak(), Stack.SITES);
    }

    private static String link() {
        return Authorization.of("rundiffusion")
                .with("autoLoginSsoProvider", "company-00001")
                .url();
    }

    /** Where a browser ends that goes there; empty for a page of ours. */
    private static String sentOn(Visitor visitor, String url) {
        HttpResponse<String> answer = visitor.get(url);
        while (answer.statusCode() / 100 == 3 && Visitor.location(answer).startsWith(Stack.SITES.sso())) {
            answer = visitor.get(Visitor.location(answer));
        }
        return answer.statusCode() / 100 == 3 ? Visitor.location(answer) : "";
    }
}
