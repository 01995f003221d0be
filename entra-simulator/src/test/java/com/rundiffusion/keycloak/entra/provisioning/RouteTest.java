package com.rundiffusion.keycloak.entra.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

/** A public host that lies on this machine. */
class RouteTest {

    private final Route route = Route.behind("https://sso.example", URI.create("http://127.0.0.1:8180"));

    @Test
    void whatIsMeantForItGoesThereAndSaysWhatItWasMeantFor() {
        HttpRequest request = route.request(URI.create("https://sso.example/a//b?filter=x%20y&z"))
                .build();
        assertThat(request.uri()).hasToString("http://127.0.0.1:8180/a//b?filter=x%20y&z");
        assertThat(request.headers().firstValue("X-Forwarded-Host")).contains("sso.example");
        assertThat(request.headers().firstValue("X-Forwarded-Proto")).contains("https");
        assertThat(request.headers().firstValue("X-Forwarded-Port")).contains("443");
    }

    @Test
    void allElseGoesByItsName() {
        URI elsewhere = URI.create("https://sso.example:444/a");
        assertThat(route.request(elsewhere).build().uri()).isEqualTo(elsewhere);
        HttpRequest direct =
                Route.direct().request(URI.create("http://a.example/b")).build();
        assertThat(direct.uri()).hasToString("http://a.example/b");
        assertThat(direct.headers().map()).isEmpty();
    }
}
