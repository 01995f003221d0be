package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rundiffusion.keycloak.testkit.enterprise.ProvisionedCompany;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that others wrote: an independent reading of every answer. */
class ForeignClientsTest {

    private static final int PAGE = 3;
    private static final int PEOPLE = 7;

    @RegisterExtension
    private static final ProvisionedCompany COMPANY = new ProvisionedCompany(84);

    /** By the names of their makers. */
    enum Maker {
        GOLDFISH("Goldfish", GoldfishClient::new),
        UNBOUNDID("UnboundID", UnboundIdClient::new);

        private final String spelled;
        private final Function<ProvisionedCompany, ForeignClient> client;

        Maker(String spelled, Function<ProvisionedCompany, ForeignClient> client) {
            this.spelled = spelled;
            this.client = client;
        }

        ForeignClient connect() {
            return client.apply(COMPANY);
        }

        @Override
        public String toString() {
            return spelled;
        }
    }

    private static String name() {
        return UUID.randomUUID() + "@company.example";
    }

    @ParameterizedTest(name = "{0}: discover")
    @EnumSource
    void whatIsOfferedIsUnderstood(Maker maker) {
        try (ForeignClient client = maker.connect()) {
            assertThat(client.discover()).hasSize(3);
        }
    }

    /** Without this, a client that looks at nothing would pass as well. */
    @ParameterizedTest(name = "{0}: schema validation")
    @EnumSource
    void whatIsInNoSchemaIsNotUnderstood(Maker maker) {
        String good = """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": "1", "userName": "ada", "title": "Engineer"}""";
        try (ForeignClient client = maker.connect()) {
            client.understand(good);
            for (String wrong : List.of(good.replace("title", "titel"), good.replace("\"Engineer\"", "{\"a\": 1}"))) {
                assertThatThrownBy(() -> client.understand(wrong)).isInstanceOf(AssertionError.class);
            }
        }
    }

    @ParameterizedTest(name = "{0}: create")
    @EnumSource
    void whoIsMadeIsUnderstoodWhole(Maker maker) {
        String name = name();
        try (ForeignClient client = maker.connect()) {
            String id = client.addWholePerson(name, """
                    {
                      "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                      "userName": "%1$s", "externalId": "%1$s", "active": true, "displayName": "Ada", "title": "Engineer",
                      "name": {"formatted": "Ada Winter", "givenName": "Ada", "familyName": "Winter"},
                      "emails": [{"type": "work", "value": "%1$s", "primary": true}],
                      "phoneNumbers": [{"type": "mobile", "value": "+41 2"}],
                      "addresses": [{"type": "work", "locality": "Bern", "country": "CH", "primary": true}],
                      "roles": [{"value": "author", "display": "Author", "type": "Own", "primary": true}],
                      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "R&D",
                        "manager": {"value": "somebody"}}
                    }
                    """.formatted(name));
            assertThat(client.displayName(id)).isEqualTo("Ada");
        }
    }

    @ParameterizedTest(name = "{0}: search")
    @EnumSource
    void whoIsThereIsFoundAndNobodyElse(Maker maker) {
        String name = name();
        try (ForeignClient client = maker.connect()) {
            String id = client.addPerson(name);
            assertThat(client.search(name)).containsExactly(id);
            assertThat(client.search(name())).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}: patch")
    @EnumSource
    void aChangeIsSeen(Maker maker) {
        try (ForeignClient client = maker.connect()) {
            String person = client.addPerson(name());
            client.rename(person, "Ada W.");
            assertThat(client.displayName(person)).isEqualTo("Ada W.");
            String group = client.addGroup(name(), person);
            assertThat(client.members(group)).containsExactly(person);
            client.removeMember(group, person);
            assertThat(client.members(group)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}: page")
    @EnumSource
    void everybodyIsOnOnePage(Maker maker) {
        try (ForeignClient client = maker.connect()) {
            List<String> made = IntStream.range(0, PEOPLE)
                    .mapToObj(each -> client.addPerson(name()))
                    .toList();
            List<List<String>> pages = IntStream.iterate(1, start -> start + PAGE)
                    .mapToObj(start -> client.page(start, PAGE))
                    .takeWhile(page -> !page.isEmpty())
                    .toList();
            assertThat(pages).hasSizeGreaterThan(PEOPLE / PAGE);
            assertThat(pages.stream().flatMap(List::stream))
                    .doesNotHaveDuplicates()
                    .containsAll(made);
        }
    }

    @ParameterizedTest(name = "{0}: delete")
    @EnumSource
    void whoIsRemovedIsNotThere(Maker maker) {
        try (ForeignClient client = maker.connect()) {
            String person = client.addPerson(name());
            client.removePerson(person);
            assertThat(client.refusal(person)).isEqualTo(404);
        }
    }
}
