package com.rundiffusion.keycloak.e2e.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What one login costs beside {@code login-budget.properties}. Each figure is the least of some logins: rounds of the background fall
 * into others.
 */
class LoginBudgetTest {

    private static final int WARM_UP = 30;
    private static final int LOGINS = 15;
    private static final int KB = 1024;
    private static final Properties BUDGET = new Properties();

    @RegisterExtension
    private final Journey journey = new Journey();

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file = LoginBudgetTest.class.getResourceAsStream("/login-budget.properties")) {
            BUDGET.load(file);
        }
    }

    private record Cost(long statements, long transactions, long allocated, long redirects, long bytes) {}

    @Test
    void aLoginOfSomebodyKnownStaysWithinItsBudget() {
        for (int i = 0; i < WARM_UP; i++) {
            login();
        }
        long ownStatements = least(Stream.generate(this::nothing).limit(LOGINS).mapToLong(Cost::statements));
        long ownTransactions =
                least(Stream.generate(this::nothing).limit(LOGINS).mapToLong(Cost::transactions));
        var costs = Stream.generate(this::login).limit(LOGINS).toList();

        assertThat(least(costs.stream().mapToLong(Cost::redirects))).isEqualTo(budget("redirects"));
        assertThat(least(costs.stream().mapToLong(Cost::statements)) - ownStatements)
                .isEqualTo(budget("statements"));
        assertThat(least(costs.stream().mapToLong(Cost::transactions)) - ownTransactions)
                .isEqualTo(budget("transactions"));
        assertThat(least(costs.stream().mapToLong(Cost::bytes))).isLessThanOrEqualTo(budget("bytes"));
        assertThat(least(costs.stream().mapToLong(Cost::allocated)) / KB).isLessThanOrEqualTo(budget("allocated"));
    }

    private Cost login() {
        JsonNode before = costs();
        CountedLogin login = new CountedLogin(journey).run(journey.contoso(), Person.MEMBER);
        return cost(before, costs(), login);
    }

    /** What it costs to ask. */
    private Cost nothing() {
        return cost(costs(), costs(), new CountedLogin(journey));
    }

    private static Cost cost(JsonNode before, JsonNode after, CountedLogin login) {
        return new Cost(
                difference(before, after, "statements"),
                difference(before, after, "transactions"),
                difference(before, after, "allocated"),
                login.redirects(),
                login.bytes());
    }

    private static long difference(JsonNode before, JsonNode after, String counter) {
        return after.path(counter).asLong() - before.path(counter).asLong();
    }

    private JsonNode costs() {
        return journey.services().admin().get("rundiffusion/costs");
    }

    private static long least(LongStream figures) {
        return figures.min().orElseThrow();
    }

    private static long budget(String name) {
        return Long.parseLong(BUDGET.getProperty(name));
    }
}
