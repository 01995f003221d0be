package com.rundiffusion.keycloak.provisioning.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.provisioning.query.Attributes;
import com.rundiffusion.keycloak.provisioning.query.Bookmarks;
import com.rundiffusion.keycloak.provisioning.query.PageRequest;
import com.rundiffusion.keycloak.provisioning.resource.ScimClient;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import com.rundiffusion.keycloak.schema.ProvisioningRow;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Who is found by what Entra asks, and by how many statements. */
final class UserSearchTest {

    private static final Attributes ALL = Attributes.of(ScimType.USER, null, null);
    private static final ScimClient CONTOSO =
            new ScimClient(TestStore.providerId("contoso"), URI.create("https://sso/v2"));

    private final TestStore store = new TestStore();
    private final Bookmarks bookmarks = new Bookmarks();

    @BeforeEach
    void connect() {
        store.connect("contoso", Set.of(), Map.of("provisioning", "optional"));
        store.sessions().run(session -> new Enterprises(session).catchUpRows(store.find("contoso")));
        for (int number = 1; number <= 11; number++) {
            ObjectNode body = StrictJson.MAPPER
                    .createObjectNode()
                    .put("userName", "Person%d@contoso.com".formatted(number))
                    .put("externalId", "nick" + number)
                    .put("title", number % 2 == 0 ? "Even" : "Odd");
            body.putArray("emails").addObject().put("type", "work").put("value", number + "@mail.contoso.com");
            store.sessions().run(session -> new Users(session, CONTOSO).post(body));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private ObjectNode search(String filter) {
        return store.sessions()
                .inTransaction(session -> new UserSearch(session, CONTOSO)
                        .search(filter.replace('\'', '"'), PageRequest.of(null, null), ALL));
    }

    private ObjectNode page(int startIndex, int count) {
        return store.sessions()
                .inTransaction(session ->
                        new UserPages(session, CONTOSO, bookmarks).page(new PageRequest(startIndex, count), ALL));
    }

    private static List<String> names(ObjectNode list) {
        List<String> names = new ArrayList<>();
        list.path("Resources").forEach(user -> names.add(user.path("userName").asText()));
        return names;
    }

    @ParameterizedTest
    @CsvSource({
        "userName eq 'PERSON7@contoso.com', 7",
        "externalId eq 'nick7', 7",
        "emails[type eq 'work'].value eq '7@MAIL.contoso.com', 7",
        "userName eq 'person7@contoso.com' and title eq 'odd', 7",
        "userName eq 'person7@contoso.com' and title eq 'even', 0",
        "userName eq '6f1c1c7e-0000-4000-8000-000000000000', 0",
        "unheardOf eq 'x', 0"
    })
    void whoIsAskedForByAKeyIsFoundByAStatementOrTwo(String filter, int number) {
        List<String> found = number == 0 ? List.of() : List.of("Person%d@contoso.com".formatted(number));

        assertThat(names(search(filter))).isEqualTo(found);
        assertThat(store.database().statements(() -> search(filter))).isLessThanOrEqualTo(2);
    }

    @Test
    void whoIsAskedForOtherwiseIsFoundInASmallCompany() {
        assertThat(names(search("title eq 'Even'"))).hasSize(5);
        assertThat(names(search("userName sw 'person1'"))).hasSize(3);
    }

    /** The second time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nickName",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber",
                "phoneNumbers[type eq 'work'].value"
            })
    void whatEntraLooksPeopleUpByHasAnIndex(String path) {
        String filter = path + " eq 'number 7'";
        patch(7, path, "Number 7");
        assertThat(search(filter).path("totalResults").asInt()).isEqualTo(1);

        assertThat(names(search(filter))).containsExactly("Person7@contoso.com");
        assertThat(store.database().statements(() -> search(filter))).isEqualTo(3);
        patch(8, path, "Number 8");
        assertThat(names(search(path + " eq 'number 8'"))).containsExactly("Person8@contoso.com");
        assertThat(matchKeys()).containsExactlyInAnyOrder("number 7", "number 8");
    }

    @Test
    void anotherIndexHasToWaitUntilNobodyAsksByTheFirst() {
        search("nickName eq 'x'");
        search("title eq 'Odd'");
        assertThat(matching()).isEqualTo("nickName");

        store.sessions()
                .run(session -> row(session).matchedAt -= Duration.ofMinutes(2).toMillis());
        assertThat(names(search("title eq 'Odd'"))).hasSize(6);
        assertThat(matching()).isEqualTo("title");
        assertThat(matchKeys()).hasSize(11).containsOnly("odd", "even");
        assertThat(names(search("title eq 'Odd'"))).hasSize(6);
    }

    /** As a node leaves it that ends meanwhile. */
    @Test
    void whatWasBrokenOffIsBegunAgain() {
        patch(7, "nickName", "Nick");
        search("nickName eq 'x'");
        store.sessions().run(session -> {
            row(session).matchedAt = null;
            row(session).matchingAt -= Duration.ofMinutes(3).toMillis();
        });
        store.sessions()
                .run(session -> database(session)
                        .createQuery("update PersonRow row set row.matchKey = null")
                        .executeUpdate());

        assertThat(names(search("nickName eq 'Nick'"))).hasSize(1);
        assertThat(matchKeys()).containsExactly("nick");
        assertThat(names(search("nickName eq 'Nick'"))).hasSize(1);
    }

    private void patch(int number, String path, String value) {
        String id = search("externalId eq 'nick" + number + "'")
                .path("Resources")
                .path(0)
                .path("id")
                .asText();
        ObjectNode body = StrictJson.MAPPER.createObjectNode();
        body.putArray("Operations")
                .addObject()
                .put("op", "Add")
                .put("path", path.replace('\'', '"'))
                .put("value", value);
        store.sessions().run(session -> new Users(session, CONTOSO).patch(id, body));
    }

    private String matching() {
        return store.sessions().inTransaction(session -> row(session).matching);
    }

    private List<String> matchKeys() {
        return store.sessions()
                .inTransaction(session -> database(session)
                        .createQuery(
                                "select row.matchKey from PersonRow row where row.matchKey is not null", String.class)
                        .getResultList());
    }

    private static ProvisioningRow row(KeycloakSession session) {
        return database(session).find(ProvisioningRow.class, CONTOSO.providerId());
    }

    private static EntityManager database(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    @Test
    void nobodyIsOnTwoPagesAndNobodyOnNone() {
        List<String> all = new ArrayList<>();
        for (int start = 1; start <= 11; start += 5) {
            ObjectNode page = page(start, 5);
            assertThat(page.path("totalResults").asInt()).isEqualTo(11);
            assertThat(page.path("startIndex").asInt()).isEqualTo(start);
            all.addAll(names(page));
        }
        assertThat(all).hasSize(11).doesNotHaveDuplicates();
        assertThat(names(new UserPagesOfAnotherNode().page(6, 5))).isEqualTo(all.subList(5, 10));
    }

    /** Of thousands that are made in a moment some always do. */
    @Test
    void norWhereSomeCameAtTheSameMoment() {
        store.sessions()
                .run(session -> database(session)
                        .createQuery("update PersonRow row set row.number = 7")
                        .executeUpdate());

        nobodyIsOnTwoPagesAndNobodyOnNone();
    }

    /** It has no bookmarks. */
    private final class UserPagesOfAnotherNode {
        ObjectNode page(int startIndex, int count) {
            return store.sessions()
                    .inTransaction(session -> new UserPages(session, CONTOSO, new Bookmarks())
                            .page(new PageRequest(startIndex, count), ALL));
        }
    }

    @Test
    void whoIsRemovedWhileSomebodyReadsShiftsNobody() {
        List<String> first = names(page(1, 5));
        List<String> all = names(page(1, 200));
        String gone = page(1, 1).path("Resources").path(0).path("id").asText();
        store.sessions().run(session -> new Users(session, CONTOSO).delete(gone));

        assertThat(names(page(6, 5))).isEqualTo(all.subList(5, 10)).doesNotContainAnyElementsOf(first);
    }

    @Test
    void theNextPageIsFoundWithoutCountingAllBeforeIt() {
        page(1, 5);

        assertThat(store.database().statements(() -> page(6, 5))).isEqualTo(1);
    }

    @Test
    void oddNumbersCountAsTheNearest() {
        assertThat(names(page(-3, 5))).hasSize(5);
        assertThat(names(page(1, 0))).isEmpty();
        assertThat(page(1, 0).path("totalResults").asInt()).isEqualTo(11);
        assertThat(names(page(12, 5))).isEmpty();
        assertThat(PageRequest.of("x", "many")).isEqualTo(new PageRequest(1, 100));
        assertThat(PageRequest.of("1", "100000")).isEqualTo(new PageRequest(1, 200));
    }
}
