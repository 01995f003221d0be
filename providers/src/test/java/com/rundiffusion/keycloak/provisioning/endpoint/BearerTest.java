package com.rundiffusion.keycloak.provisioning.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.Fake;
import com.rundiffusion.keycloak.enterprise.provisioning.AccessToken;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BearerTest {

    private static final AccessToken TOKEN = AccessToken.make();

    private static Optional<AccessToken> sent(String... headers) {
        return Bearer.of(Fake.of(
                HttpHeaders.class,
                Map.of("getRequestHeader", arguments -> headers.length == 0 ? null : List.of(headers))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", "bearer %s", "BEARER  %s", "Bearer %s "})
    void theSchemeIsReadInAnyCase(String header) {
        assertThat(sent(header.formatted(TOKEN.text()))).contains(TOKEN);
    }

    static Stream<String> others() {
        return Stream.of(
                "",
                "Bearer",
                TOKEN.text(),
                "Basic " + TOKEN.text(),
                "Bearer" + TOKEN.text(),
                "Bearer " + TOKEN.text() + "x",
                "Bearer " + TOKEN.text() + " " + TOKEN.text(),
                "Bearer " + TOKEN.text() + ", Bearer " + TOKEN.text(),
                "Bearer\t" + TOKEN.text(),
                "Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL3N0cy53aW5kb3dzLm5ldC8ifQ.c2lnbmF0dXJl");
    }

    @ParameterizedTest
    @MethodSource("others")
    void whateverElseStandsThereIsNone(String header) {
        assertThat(sent(header)).isEmpty();
    }

    @Test
    void noHeaderIsNoneAndTwoAreNoneToo() {
        assertThat(sent()).isEmpty();
        assertThat(sent("Bearer " + TOKEN.text(), "Bearer " + TOKEN.text())).isEmpty();
    }

    @Test
    void aTokenInTheAddressIsSeenByItsParameter() {
        MultivaluedHashMap<String, String> query = new MultivaluedHashMap<>();
        query.putSingle("filter", "userName eq \"token\"");
        assertThat(Bearer.isInAddress(query)).isFalse();
        query.putSingle("access_token", "");
        assertThat(Bearer.isInAddress(query)).isTrue();
    }
}
