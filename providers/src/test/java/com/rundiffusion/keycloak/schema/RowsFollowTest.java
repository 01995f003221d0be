package com.rundiffusion.keycloak.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.Fake;
import com.rundiffusion.keycloak.database.TestDatabase;
import com.rundiffusion.keycloak.database.TestSessions;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Two enterprises of two realms each have a row in all of the tables. */
class RowsFollowTest {

    private static final List<Class<?>> ALL = List.of(
            EnterpriseRow.class,
            PersonRow.class,
            PersonValuesRow.class,
            PersonGroupRow.class,
            GroupMemberRow.class,
            AccessTokenRow.class,
            ProvisioningRow.class,
            ScimRequestRow.class,
            SessionIndexRow.class,
            LogoutNoticeRow.class);

    private final TestDatabase database = TestDatabase.start();
    private final TestSessions sessions = new TestSessions(database);

    @BeforeEach
    void fill() {
        for (String one : List.of("one", "other")) {
            sessions.run(session -> ALL.forEach(table -> database(session).persist(row(table, one))));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Each of its texts is the name. */
    private static Object row(Class<?> table, String name) {
        try {
            Object row = table.getConstructor().newInstance();
            for (Field field : fields(table).toList()) {
                field.set(row, name);
            }
            return row;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsOfAProviderGoesWithIt() {
        IdentityProviderModel provider = new IdentityProviderModel();
        provider.setInternalId("one");
        provider.setAlias("one");
        publish(RealmModel.IdentityProviderRemovedEvent.class, "getRemovedIdentityProvider", provider);
        assertThat(left("one")).containsExactly(LogoutNoticeRow.class);
        assertThat(left("other")).hasSize(ALL.size());
    }

    @Test
    void whatIsOfARealmGoesWithIt() {
        publish(RealmModel.RealmRemovedEvent.class, "getRealm", realm());
        assertThat(left("one")).isEmpty();
        assertThat(left("other")).hasSize(ALL.size());
    }

    @Test
    void aRemovedAccountLeavesItsPersonWithoutOne() {
        UserModel account = Fake.of(UserModel.class, Map.of("getId", arguments -> "one"));
        publish(UserModel.UserPreRemovedEvent.class, "getUser", account);
        assertThat(person("one").userId).isNull();
        assertThat(person("other").userId).isEqualTo("other");
    }

    private <T extends ProviderEvent> void publish(Class<T> event, String getter, Object value) {
        sessions.run(session -> {
            Map<String, Function<Object[], Object>> answers = new HashMap<>();
            answers.put("getKeycloakSession", arguments -> session);
            answers.put("getRealm", arguments -> realm());
            answers.put(getter, arguments -> value);
            sessions.factory().publish(Fake.of(event, answers));
        });
    }

    private static RealmModel realm() {
        return Fake.of(RealmModel.class, Map.of("getId", arguments -> "one"));
    }

    private PersonRow person(String id) {
        return sessions.inTransaction(session -> database(session).find(PersonRow.class, id));
    }

    private List<Class<?>> left(String name) {
        return sessions.inTransaction(session -> ALL.stream()
                .filter(table -> database(session)
                        .createQuery("select row from " + table.getSimpleName() + " row", Object.class)
                        .getResultList()
                        .stream()
                        .anyMatch(row -> isOf(row, name)))
                .toList());
    }

    private static boolean isOf(Object row, String name) {
        return fields(row.getClass()).allMatch(field -> name.equals(value(field, row)));
    }

    private static Object value(Field field, Object row) {
        try {
            return field.get(row);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Field> fields(Class<?> table) {
        return Stream.of(table.getFields()).filter(field -> field.getType() == String.class);
    }

    private static EntityManager database(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
