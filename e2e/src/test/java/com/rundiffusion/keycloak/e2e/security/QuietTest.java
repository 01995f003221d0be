package com.rundiffusion.keycloak.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody learns by trying names who is a customer. What a name in a sign-in link tells is not in this table. */
@Tag("A39")
@Tag("A40")
class QuietTest {

    private static final ManyCustomers CUSTOMERS = new ManyCustomers();
    private static final String ACTIVE = ManyCustomers.alias(7001);
    private static final String PAUSED = ManyCustomers.alias(7002);
    private static final String DRAFT = ManyCustomers.alias(7003);
    private static final String UNKNOWN = ManyCustomers.alias(7004);

    @RegisterExtension
    private final Journey journey = new Journey();

    @BeforeEach
    void connect() {
        create(7001, "active");
        create(7002, "paused");
        create(7003, "draft");
    }

    private void create(int number, String status) {
        Map<String, Object> document = new LinkedHashMap<>(CUSTOMERS.document(number));
        document.put("status", status);
        assertThat(api().create(document).status()).isEqualTo(201);
    }

    @AfterEach
    void disconnect() {
        Stream.of(ACTIVE, PAUSED, DRAFT).forEach(api()::delete);
    }

    private EnterpriseApi api() {
        return EnterpriseApi.of(journey);
    }

    private Visitor visitor() {
        return new Visitor(journey.services().keycloak(), Stack.SITES);
    }

    @TestFactory
    Stream<DynamicTest> whatAnybodyMayAskIsAnsweredAlikeForEveryName() {
        return Stream.of(Question.atTheEndpoint(), Question.withALoginOfOnesOwn(), Question.elsewhere())
                .flatMap(questions -> questions)
                .map(question -> DynamicTest.dynamicTest(question.what(), () -> {
                    Seen unknown = seen(question, UNKNOWN);
                    for (String customer : new String[] {ACTIVE, PAUSED, DRAFT}) {
                        assertThat(seen(question, customer)).as(customer).isEqualTo(unknown);
                    }
                }));
    }

    private Seen seen(Question question, String name) {
        return Seen.of(question.ask().apply(visitor(), name), name);
    }

    /** The control: what a sign-in link tells is seen by the same comparison. */
    @Test
    void theComparisonSeesADifference() {
        Question link = Question.authorization("kc_idp_hint", "{name}");
        assertThat(seen(link, ACTIVE)).isNotEqualTo(seen(link, UNKNOWN));
        assertThat(seen(link, PAUSED)).isNotEqualTo(seen(link, UNKNOWN)).isNotEqualTo(seen(link, ACTIVE));
        assertThat(seen(link, DRAFT)).isEqualTo(seen(link, UNKNOWN));
    }

    /** Else whoever tries names fills the store of events with them. */
    @Test
    void whoTriesNamesLeavesNoRefusalBehind() {
        List<JsonNode> before = journey.events().newest();
        visitor().get(Question.endpoint(ACTIVE));
        visitor().post(Question.endpoint(ACTIVE), Map.of("SAMLResponse", Question.response()));
        visitor().get(Question.endpoint(ACTIVE) + "/descriptor");
        assertThat(journey.events().since(before)).isEmpty();
    }

    @Test
    void whatCameWithALoginOfAnotherEnterpriseIsStoredAllTheSame() {
        List<JsonNode> before = journey.events().newest();
        Visitor visitor = visitor();
        String relayState = OwnLogin.atEntra(visitor, "contoso");
        HttpResponse<String> answer = visitor.post(
                Question.endpoint(ACTIVE), Map.of("SAMLResponse", Question.response(), "RelayState", relayState));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(journey.events().since(before)).hasSize(1);
    }

    /** The control of the whole table: to a browser that was sent to its Entra, an enterprise speaks. */
    @Test
    void aBrowserThatWasSentThereIsToldWhatIsWrong() {
        List<JsonNode> before = journey.events().newest();
        Visitor visitor = visitor();
        OwnLogin.atEntra(visitor, ACTIVE);
        assertThat(visitor.get(Question.endpoint(ACTIVE)))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(405))
                .satisfies(answer -> assertThat(answer.body()).contains("data-rejection=\"binding_unsupported\""));
        assertThat(journey.events().since(before)).hasSize(1);
    }
}
