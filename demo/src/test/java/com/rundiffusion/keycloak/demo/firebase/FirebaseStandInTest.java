package com.rundiffusion.keycloak.demo.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.demo.browsing.Answer;
import com.rundiffusion.keycloak.demo.browsing.Browser;
import com.rundiffusion.keycloak.demo.gateway.Backend;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirebaseStandInTest {

    private static final String HANDLER = "http://app.runnit.localhost/__/auth/handler";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final FirebaseStandIn firebase = new FirebaseStandIn();
    private final Backend backend = new Backend(firebase).start();
    private final Browser browser = new Browser(backend.uri().getPort());

    @AfterEach
    void close() {
        browser.close();
        backend.close();
    }

    @Test
    void itSaysWhatArrivedAndThatItIsAStandIn() throws Exception {
        Answer page = browser.post(HANDLER, FORM, bytes("SAMLResponse=PHNh%2BbQ%3D%3D&RelayState=fb"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Firebase got this", "stands in for Firebase", "POST /__/auth/handler", "app.runnit.localhost")
                .contains("data-field=\"SAMLResponse\"", "PHNh+bQ==", "data-field=\"RelayState\"")
                .contains("<td>9</td>");
    }

    @Test
    void whatArrivedIsShownAsTextOnly() throws Exception {
        Answer page =
                browser.post(HANDLER, FORM, bytes("%3Cb%3E=%3C%2Ftextarea%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E"));

        assertThat(page.body())
                .contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;")
                .doesNotContain("<script", "<b>");
        assertThat(page.headers().get("Content-Security-Policy")).startsWith("default-src 'self'");
    }

    @Test
    void itKeepsTheExactRequestUntilCleared() throws Exception {
        byte[] body = bytes("a=%zz&b=\u0000\u00ff");
        browser.post(HANDLER + "?q=1", FORM, body);

        assertThat(firebase.received()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.host()).isEqualTo("app.runnit.localhost");
            assertThat(request.path()).isEqualTo("/__/auth/handler");
            assertThat(request.query()).isEqualTo("q=1");
            assertThat(request.body()).isEqualTo(body);
            assertThat(request.headers().get("Content-Type")).isEqualTo(FORM);
        });
        firebase.clear();
        assertThat(firebase.received()).isEmpty();
    }

    @Test
    void itsOwnStyleIsThereAndNotCounted() throws Exception {
        Answer style = browser.get("http://app.runnit.localhost/__/stand-in.css");

        assertThat(style.status()).isEqualTo(200);
        assertThat(style.headers().get("Content-Type")).startsWith("text/css");
        assertThat(firebase.received()).isEmpty();
    }

    @Test
    void aRequestWithoutFormHasNoFields() throws Exception {
        Answer page = browser.get(HANDLER);

        assertThat(page.body()).contains("GET /__/auth/handler").doesNotContain("Form fields");
        assertThat(firebase.received().get(0).form()).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
