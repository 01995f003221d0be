package com.rundiffusion.keycloak.enterprise.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.list.EnterpriseOrder.Field;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.schema.EnterpriseRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lists as the database makes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnterpriseListTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 1);

    private static final List<String> ALL =
            List.of("a-active", "b-paused", "c-draft", "d-unreadable", "e-later", "f-new");

    private final TestStore store = new TestStore();

    @BeforeAll
    void connect() {
        store.connect("a-active", Set.of("a.example"), Map.of("planEndsOn", DAY.toString()));
        store.connect("b-paused", Set.of(), Map.of("status", "paused"));
        store.connect("c-draft", Set.of(), Map.of("status", "draft"));
        store.connect("d-unreadable", Set.of("d.example"), Map.of("planEndsOn", "soon"));
        store.connect(
                "e-later",
                Set.of("e.example"),
                Map.of("planEndsOn", DAY.plusDays(1).toString()));
        switchOff("b-paused");
        switchOff("c-draft");
        catchUp();
        // Past us, and our row of it is still missing.
        store.connect("f-new", Set.of("f.example"), Map.of());
    }

    @AfterAll
    void close() {
        store.close();
    }

    private void switchOff(String alias) {
        store.sessions()
                .run(session -> TestStore.entities(session)
                        .createQuery("update OrganizationEntity organization set organization.enabled = false"
                                + " where organization.alias = :alias")
                        .setParameter("alias", alias)
                        .executeUpdate());
    }

    /** As the background round does. */
    private void catchUp() {
        store.sessions().run(session -> {
            Enterprises enterprises = new Enterprises(session);
            new EnterpriseList(session)
                    .withoutRowAfter("", 100)
                    .forEach(id -> enterprises.findById(id).ifPresent(enterprises::catchUpRows));
        });
    }

    @Test
    void aStatusIsTheOneThatTheDocumentHas() {
        for (Status status : Status.values()) {
            EnterpriseFilter filter = new EnterpriseFilter(null, status, null, null, null);
            assertThat(aliases(filter))
                    .as(status.key())
                    .isNotEmpty()
                    .isEqualTo(ALL.stream()
                            .filter(alias -> store.find(alias).enterprise().status() == status)
                            .toList());
        }
    }

    @Test
    void whatEndsIsFoundByTheDay() {
        assertThat(aliases(new EnterpriseFilter(null, null, DAY, null, null))).containsExactly("a-active");
        assertThat(aliases(new EnterpriseFilter(null, null, DAY.plusDays(1), null, null)))
                .containsExactly("a-active", "e-later");
        assertThat(aliases(new EnterpriseFilter(null, null, DAY.minusDays(1), null, null)))
                .isEmpty();
    }

    @Test
    void certificatesThatEndAreFoundByTheInstant() {
        Instant end = Instant.parse("2030-01-01T00:00:00Z");
        store.sessions()
                .run(session -> TestStore.entities(session)
                        .createQuery("select row from EnterpriseRow row", EnterpriseRow.class)
                        .getResultList()
                        .forEach(row -> row.certificatesEndAt = row.providerId.equals(TestStore.providerId("e-later"))
                                ? end.toEpochMilli()
                                : Long.MAX_VALUE));

        assertThat(aliases(new EnterpriseFilter(null, null, null, end, null))).containsExactly("e-later");
        assertThat(aliases(new EnterpriseFilter(null, null, null, end.minusMillis(1), null)))
                .isEmpty();
    }

    @Test
    void thoseWithoutDomainsAndThoseWith() {
        assertThat(aliases(new EnterpriseFilter(null, null, null, null, true))).containsExactly("b-paused", "c-draft");
        assertThat(aliases(new EnterpriseFilter(null, null, null, null, false)))
                .containsExactly("a-active", "d-unreadable", "e-later", "f-new");
    }

    @Test
    void allOfAFilterApplies() {
        assertThat(aliases(new EnterpriseFilter("DRAFT", Status.DRAFT, null, null, true)))
                .containsExactly("c-draft");
        assertThat(aliases(new EnterpriseFilter("DRAFT", Status.ACTIVE, null, null, true)))
                .isEmpty();
        assertThat(aliases(new EnterpriseFilter("d.example", null, null, null, null)))
                .containsExactly("d-unreadable");
    }

    @Test
    void aListIsSortedByEachFieldAndWhatHasNoValueStandsAtTheEnd() {
        for (Field field : Field.values()) {
            assertThat(sorted(field, false)).as(field.key()).hasSize(6);
            assertThat(sorted(field, true)).as(field.key()).hasSize(6);
        }
        assertThat(sorted(Field.PLAN_ENDS_ON, false))
                .containsExactly("a-active", "e-later", "b-paused", "c-draft", "d-unreadable", "f-new");
        assertThat(sorted(Field.PLAN_ENDS_ON, true))
                .containsExactly("e-later", "a-active", "b-paused", "c-draft", "d-unreadable", "f-new");
        assertThat(sorted(Field.ALIAS, true)).startsWith("f-new").endsWith("a-active");
    }

    private List<String> sorted(Field field, boolean descending) {
        return store.sessions()
                .inTransaction(session -> aliases(new EnterpriseList(session)
                        .page(EnterpriseFilter.ALL, new EnterpriseOrder(field, descending), 0, 100)));
    }

    /** Also counts: a page and its count must not differ. */
    private List<String> aliases(EnterpriseFilter filter) {
        return store.sessions().inTransaction(session -> {
            EnterpriseList list = new EnterpriseList(session);
            List<String> aliases = aliases(list.page(filter, EnterpriseOrder.BY_ALIAS, 0, 100));
            assertThat(list.count(filter)).isEqualTo(aliases.size());
            return aliases;
        });
    }

    private static List<String> aliases(List<StoredEnterprise> page) {
        return page.stream().map(stored -> stored.enterprise().alias()).toList();
    }
}
