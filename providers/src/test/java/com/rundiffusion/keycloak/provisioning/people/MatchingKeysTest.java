package com.rundiffusion.keycloak.provisioning.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.database.TestSessions;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.query.Attributes;
import com.rundiffusion.keycloak.provisioning.query.PageRequest;
import com.rundiffusion.keycloak.provisioning.resource.ScimClient;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import com.rundiffusion.keycloak.schema.PersonRow;
import com.rundiffusion.keycloak.schema.ProvisioningRow;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;

/** Looking people up by an attribute of the company's own where there are too many to look at each. */
final class MatchingKeysTest {

    private static final Attributes ALL = Attributes.of(ScimType.USER, null, null);
    private static final ScimClient CONTOSO =
            new ScimClient(TestStore.providerId("contoso"), URI.create("https://sso/v2"));

    /** One more than can be looked at. */
    private static final int MANY = ScimLimit.SCANNED.most() + 1;

    private static final int LONG_AFTER = 180;

    private final TestStore store = new TestStore();
    private final Queue<Runnable> background = new ArrayDeque<>();

    @BeforeEach
    void employ() {
        store.connect("contoso", Set.of(), Map.of("provisioning", "optional"));
        store.sessions().run(session -> new Enterprises(session).catchUpRows(store.find("contoso")));
        store.sessions().run(session -> {
            EntityManager database = TestStore.entities(session);
            for (int number = 1; number <= MANY; number++) {
                database.persist(person(number));
            }
        });
        store.sessions().inBackground(background::add);
    }

    @AfterEach
    void close() {
        Time.setOffset(0);
        store.close();
    }

    private static PersonRow person(int number) {
        PersonRow person = new PersonRow();
        person.id = "row-" + number;
        person.scimId = "scim-" + number;
        person.providerId = CONTOSO.providerId();
        person.realmId = TestSessions.REALM;
        person.managed = true;
        person.active = true;
        person.userName = "person%d@contoso.com".formatted(number);
        person.userNameKey = person.userName;
        person.number = number;
        person.record = record(number).toString();
        return person;
    }

    private static ObjectNode record(int number) {
        return StrictJson.MAPPER
                .createObjectNode()
                .put("userName", "person%d@contoso.com".formatted(number))
                .put("active", true)
                .put("nickName", "Nick " + number)
                .put("title", "Title " + number)
                .put("userType", "Employee");
    }

    private ObjectNode search(String filter) {
        return store.sessions()
                .inTransaction(session -> new UserSearch(session, CONTOSO)
                        .search(filter.replace('\'', '"'), PageRequest.of(null, null), ALL));
    }

    private void isFound(String filter, int number) {
        ObjectNode found = search(filter);
        assertThat(found.path("totalResults").asInt()).isEqualTo(1);
        assertThat(found.path("Resources").path(0).path("id").asText()).isEqualTo("scim-" + number);
    }

    private void isRefused(ScimFaultCode code, String filter) {
        assertThatThrownBy(() -> search(filter)).isInstanceOfSatisfying(ScimFault.class, (Consumer<ScimFault>)
                fault -> assertThat(fault.code()).isEqualTo(code));
    }

    private void goOn() {
        background.remove().run();
    }

    private void rename(int number, String nickName) {
        ObjectNode body = StrictJson.MAPPER.createObjectNode();
        body.putArray("Operations")
                .addObject()
                .put("op", "Replace")
                .put("path", "nickName")
                .put("value", nickName);
        store.sessions().run(session -> new Users(session, CONTOSO).patch("scim-" + number, body));
    }

    private ProvisioningRow row() {
        return store.sessions()
                .inTransaction(
                        session -> TestStore.entities(session).find(ProvisioningRow.class, CONTOSO.providerId()));
    }

    /** When so many transactions have begun from now on. */
    private void after(int transactions, Runnable work) {
        AtomicInteger begun = new AtomicInteger();
        store.sessions().whenOpened(session -> {
            if (begun.incrementAndGet() == transactions) {
                work.run();
            }
        });
    }

    @Test
    void whoIsOneOfManyIsFoundOnceAllHaveTheirKey() {
        isRefused(ScimFaultCode.NOT_READY, "nickName eq 'nick 7'");
        isRefused(ScimFaultCode.NOT_READY, "nickName eq 'nick 7'");
        assertThat(background).as("once").hasSize(1);

        goOn();

        isFound("nickName eq 'nick 7'", 7);
        isFound("nickName eq 'nick %d'".formatted(MANY), MANY);
        assertThat(store.database().statements(() -> search("nickName eq 'nick 7'")))
                .isEqualTo(3);
    }

    @Test
    void whoeverIsWrittenMeanwhileIsFoundByWhatTheyAreThen() {
        isRefused(ScimFaultCode.NOT_READY, "nickName eq 'x'");
        after(2, () -> {
            rename(1, "First");
            rename(MANY, "Last");
        });
        goOn();

        isFound("nickName eq 'first'", 1);
        isFound("nickName eq 'last'", MANY);
        assertThat(search("nickName eq 'nick 1'").path("totalResults").asInt()).isZero();
    }

    @Test
    void anotherPlaceWaitsUntilAllHaveTheirKeyByTheFirst() {
        isRefused(ScimFaultCode.NOT_READY, "nickName eq 'nick 7'");
        after(2, () -> isRefused(ScimFaultCode.FILTER_TOO_WIDE, "title eq 'title 7'"));
        goOn();

        assertThat(background).isEmpty();
        isFound("nickName eq 'nick 7'", 7);
        isRefused(ScimFaultCode.FILTER_TOO_WIDE, "title eq 'title 7'");
    }

    /** A node that was held up goes on when others have given it up. */
    @Test
    void whoComesToItsTurnTooLateChangesNothing() {
        isRefused(ScimFaultCode.NOT_READY, "nickName eq 'nick 7'");
        Runnable late = background.remove();
        Time.setOffset(LONG_AFTER);
        isRefused(ScimFaultCode.NOT_READY, "title eq 'title 7'");

        late.run();
        assertThat(row().matching).isEqualTo("title");
        isRefused(ScimFaultCode.NOT_READY, "title eq 'title 7'");
        goOn();
        isFound("title eq 'title 7'", 7);
    }

    /** The same place again, and people were written for another one between. */
    @Test
    void norWhenThePlaceIsItsOwnAgain() {
        isRefused(ScimFaultCode.NOT_READY, "nickName eq 'nick 7'");
        Runnable late = background.remove();
        after(2, () -> {
            Time.setOffset(LONG_AFTER);
            isRefused(ScimFaultCode.NOT_READY, "title eq 'title 7'");
            rename(1, "First");
            Time.setOffset(2 * LONG_AFTER);
            isRefused(ScimFaultCode.NOT_READY, "nickName eq 'nick 7'");
        });
        late.run();

        assertThat(row().matchedAt).isNull();
        assertThat(background).hasSize(2);
        goOn();
        assertThat(row().matchedAt).as("another late one").isNull();
        goOn();
        isFound("nickName eq 'first'", 1);
        isFound("nickName eq 'nick 7'", 7);
    }

    /** Nobody had asked by the first for two days, and somebody does so just when another place takes it over. */
    @Test
    void whoIsLookedUpWhileTheIndexBecomesAnothersIsNotSaidToBeNobody() {
        isRefused(ScimFaultCode.NOT_READY, "nickName eq 'nick 7'");
        goOn();
        Time.setOffset(2 * 24 * 60 * 60);
        after(2, () -> {
            isRefused(ScimFaultCode.NOT_READY, "title eq 'title 7'");
            goOn();
        });

        isRefused(ScimFaultCode.NOT_READY, "nickName eq 'nick 7'");

        isFound("title eq 'title 7'", 7);
    }

    @Test
    void whereNobodyTakesTheWorkTheNextLookUpBeginsItAgain() {
        store.sessions().inBackground(work -> {
            throw new RejectedExecutionException();
        });
        isRefused(ScimFaultCode.NOT_READY, "nickName eq 'nick 7'");

        store.sessions().inBackground(background::add);
        isRefused(ScimFaultCode.NOT_READY, "nickName eq 'nick 7'");
        goOn();
        isFound("nickName eq 'nick 7'", 7);
    }

    @Test
    void soItDoesWhereTheWorkFails() {
        isRefused(ScimFaultCode.NOT_READY, "nickName eq 'nick 7'");
        after(3, () -> {
            throw new IllegalStateException("no connection");
        });
        goOn();
        assertThat(row().matchedAt).isNull();

        isRefused(ScimFaultCode.NOT_READY, "nickName eq 'nick 7'");
        goOn();
        isFound("nickName eq 'nick 7'", 7);
    }

    /** A list that ends without a word would be taken for all of them. */
    @Test
    void whatMoreHaveThanCanBeLookedAtIsRefused() {
        isRefused(ScimFaultCode.NOT_READY, "userType eq 'Employee'");
        goOn();

        isRefused(ScimFaultCode.FILTER_TOO_WIDE, "userType eq 'Employee'");
        isFound("userType eq 'Employee' and userName eq 'person7@contoso.com'", 7);
        store.sessions().run(session -> new Users(session, CONTOSO).delete("scim-1"));
        assertThat(search("userType eq 'Employee'").path("totalResults").asInt())
                .isEqualTo(ScimLimit.SCANNED.most());
    }
}
