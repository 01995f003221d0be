package com.rundiffusion.keycloak.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.Fake;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RealmModel;

final class TemporaryRealmTest {

    private static final Instant UNTIL = Instant.parse("2026-03-02T09:30:00Z");

    private final Map<String, String> attributes = new HashMap<>();
    private final RealmModel realm = Fake.of(
            RealmModel.class,
            Map.of(
                    "getAttribute",
                    asked -> attributes.get(asked[0]),
                    "setAttribute",
                    given -> attributes.put((String) given[0], (String) given[1])));

    @Test
    void anyOtherRealmIsNone() {
        assertThat(TemporaryRealm.isOne(realm)).isFalse();
        assertThat(TemporaryRealm.isLeftBehind(realm, UNTIL)).isFalse();
    }

    @Test
    void oneIsItsNodesUntilThen() {
        TemporaryRealm.mark(realm, UNTIL);
        assertThat(TemporaryRealm.isOne(realm)).isTrue();
        assertThat(TemporaryRealm.isLeftBehind(realm, UNTIL)).isFalse();
        assertThat(TemporaryRealm.isLeftBehind(realm, UNTIL.plusMillis(1))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "99999999999999999999"})
    void whatSomebodyElseHasWrittenIsNotRemoved(String until) {
        attributes.put("sso.temporaryUntil", until);
        assertThat(TemporaryRealm.isOne(realm)).isTrue();
        assertThat(TemporaryRealm.isLeftBehind(realm, UNTIL)).isFalse();
    }
}
