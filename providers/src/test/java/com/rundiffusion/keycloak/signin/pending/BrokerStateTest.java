package com.rundiffusion.keycloak.signin.pending;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.Fake;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.broker.provider.util.IdentityBrokerState;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

final class BrokerStateTest {

    private static final String CLIENT_UUID = "7b1d7a54-2f04-4f4b-8a52-0d6ad0a9e9c1";
    private static final ClientModel CLIENT = Fake.of(ClientModel.class, Map.of("getClientId", none -> "rundiffusion"));

    /** Refuses what PostgreSQL refuses. */
    private static final RealmModel REALM = Fake.of(
            RealmModel.class,
            Map.of(
                    "getClientById", id -> CLIENT_UUID.equals(id[0]) ? CLIENT : null,
                    "getClientByClientId",
                            id -> {
                                assertThat((String) id[0]).doesNotContain("\0").hasSizeLessThan(256);
                                return "rundiffusion".equals(id[0]) ? CLIENT : null;
                            }));

    @Test
    void aStateThatKeycloakGaveOutNamesItsClient() {
        String given = IdentityBrokerState.decoded("code", CLIENT_UUID, "rundiffusion", "tab", null)
                .getEncoded();

        assertThat(BrokerState.parse(given, REALM)).map(BrokerState::client).contains(CLIENT);
    }

    @Test
    void aStateForAClientWithoutUuidNamesItToo() {
        String given = IdentityBrokerState.decoded("code", "rundiffusion", "rundiffusion", "tab", null)
                .getEncoded();

        assertThat(BrokerState.parse(given, REALM)).map(BrokerState::client).contains(CLIENT);
    }

    @Test
    void aStateOfAClientOfAnotherRealmIsNotOurs() {
        String given = IdentityBrokerState.decoded(
                        "code", "00000000-2f04-4f4b-8a52-0d6ad0a9e9c1", "another", "tab", null)
                .getEncoded();

        assertThat(BrokerState.parse(given, REALM)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "x.y.z",
                "code.tab",
                "code.tab.",
                "code.tab.!!!!",
                "https://evil.example/",
                "<script>alert(1)</script>",
                "AMbdmDm.firebase.state",
                ".tab.cnVuZGlmZnVzaW9u",
                "code..cnVuZGlmZnVzaW9u",
                " . .cnVuZGlmZnVzaW9u"
            })
    void anyOtherStateIsNotOurs(String state) {
        assertThat(BrokerState.parse("code.tab.cnVuZGlmZnVzaW9u", REALM)).isPresent();
        assertThat(BrokerState.parse(state, REALM)).isEmpty();
    }

    @Test
    void whatNobodyHereWouldMakeSoLongIsNotOurs() {
        String state = "code.tab.cnVuZGlmZnVzaW9u.";
        assertThat(BrokerState.parse(state + "x".repeat(8_000), REALM)).isPresent();
        assertThat(BrokerState.parse(state + "x".repeat(16_000), REALM)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rundiffusion\0", "\0", "run\ndiffusion"})
    void aClientNameThatADatabaseCannotTakeIsNotLookedUp(String name) {
        assertThat(BrokerState.parse("code.tab." + encoded(name), REALM)).isEmpty();
    }

    @Test
    void aClientNameOfAnyLengthIsNotLookedUp() {
        assertThat(BrokerState.parse("code.tab." + encoded("a".repeat(256)), REALM))
                .isEmpty();
        assertThat(BrokerState.parse("code.tab." + encoded("a".repeat(10_000)), REALM))
                .isEmpty();
    }

    private static String encoded(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }
}
