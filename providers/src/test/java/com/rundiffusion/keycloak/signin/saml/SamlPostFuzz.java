package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.signin.saml.TestAssertions.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.rundiffusion.keycloak.Fake;
import com.rundiffusion.keycloak.Finding;
import com.rundiffusion.keycloak.signin.pending.BrokerState;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** What stands at the Reply URL: anybody may post anything. */
@ExtendWith(Finding.class)
final class SamlPostFuzz {

    private static final ClientModel CLIENT = Fake.of(ClientModel.class, Map.of());

    /** Refuses what PostgreSQL refuses. */
    private static final RealmModel REALM = Fake.of(
            RealmModel.class, Map.of("getClientById", id -> null, "getClientByClientId", id -> client((String) id[0])));

    private static ClientModel client(String id) {
        assertThat(id).doesNotContain("\0").hasSizeLessThan(256);
        return id.equals("rundiffusion") ? CLIENT : null;
    }

    static Stream<byte[]> forms() {
        String response = "SAMLResponse="
                + URLEncoder.encode(
                        Base64.getEncoder().encodeToString(bytes(TestAssertions.response())), StandardCharsets.UTF_8);
        String small = "SAMLResponse=" + Base64.getEncoder().encodeToString("<a/>".getBytes(StandardCharsets.UTF_8));
        String state = "RelayState=code.tab.cnVuZGlmZnVzaW9u";
        return Stream.of(
                        response + "&" + state,
                        small + "&" + state,
                        small + "&" + small,
                        state + "&" + state,
                        "a=b&".repeat(30) + small + "&" + state,
                        "a=b&".repeat(30) + small + "&" + state + "&" + small,
                        "id_token=a.b.c&state=d")
                .map(form -> form.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("forms")
    @DictionaryEntries({"SAMLResponse=", "&SAMLResponse=", "RelayState=", "&RelayState=", "%53", "%00", "AA=="})
    @FuzzTest(maxExecutions = 30_000)
    void aFormWithoutFaultHoldsOneResponseAndOneRelayState(byte[] body) {
        SamlPost post = SamlPost.read(body);

        post.responseXml().ifPresent(xml -> assertThat(xml.length).isLessThanOrEqualTo(body.length));
        post.responseXml().flatMap(UnverifiedResponse::read);
        post.relayState().ifPresent(state -> BrokerState.parse(state, REALM));
        if (post.fault().isEmpty()) {
            assertThat(values(body, "SAMLResponse"))
                    .containsExactly(post.response().orElseThrow());
            assertThat(values(body, "RelayState"))
                    .hasSizeLessThan(2)
                    .containsAll(post.relayState().stream().toList());
        }
    }

    /** However many fields there are. */
    private static List<String> values(byte[] body, String name) {
        List<String> values = new ArrayList<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            String[] parts = pair.split("=", 2);
            try {
                if (parts.length == 2 && name.equals(URLDecoder.decode(parts[0], StandardCharsets.UTF_8))) {
                    values.add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
                }
            } catch (IllegalArgumentException noField) {
                continue;
            }
        }
        return values;
    }
}
