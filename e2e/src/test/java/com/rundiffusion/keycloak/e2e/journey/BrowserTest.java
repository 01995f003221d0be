package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.demo.firebase.ReceivedRequest;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The browser by HTTP stands for Chromium: whatever a server could tell them apart by, and may decide by, is the same. */
class BrowserTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String ARRIVAL = APP + Sites.REPLY_PATH;
    private static final List<String> HEADERS =
            List.of("Content-Type", "Origin", "Sec-Fetch-Dest", "Sec-Fetch-Mode", "Sec-Fetch-Site");

    @RegisterExtension
    private final Journey journey = new Journey();

    /** From a page of Entra's to an app where the person is signed in: by a post, without the app's cookie. */
    @Test
    void whatItPostsAcrossSitesLooksAsFromChromium() {
        Map<String, String> form = Map.of("state", "a b+c/=&%é");
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
        journey.page().navigate(Stack.SITES.entra() + "/");
        journey.services().firebase().clear();
        journey.post(ARRIVAL, form);
        journey.page().waitForURL(ARRIVAL);
        List<Object> chromiums = received();

        journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
        journey.browser().open(Stack.SITES.entra() + "/");
        journey.services().firebase().clear();
        journey.browser().post(ARRIVAL, form);
        assertThat(received()).isEqualTo(chromiums);
    }

    private List<Object> received() {
        ReceivedRequest request = journey.services().firebase().received().stream()
                .filter(one -> one.path().equals(Sites.REPLY_PATH))
                .findFirst()
                .orElseThrow();
        Map<String, String> headers = new LinkedHashMap<>();
        HEADERS.forEach(name -> headers.put(name, request.headers().get(name)));
        return List.of(
                request.method(),
                headers,
                request.headers().contains("Cookie"),
                new String(request.body(), StandardCharsets.UTF_8));
    }

    /** The redirects of a sign-in of somebody known, in the order in which both go through them. */
    @Test
    void itGoesTheWayOfChromium() {
        journey.anotherBrowser().signIn(APP, journey.contoso(), Person.MEMBER);
        List<String> chromiums = new ArrayList<>();
        journey.page().onRequest(request -> {
            if (request.isNavigationRequest()) {
                chromiums.add(withoutValues(request.url()));
            }
        });
        Journey.Answer answer = journey.answer(APP, journey.contoso(), Person.MEMBER);
        chromiums.clear();
        journey.post(answer.request().assertionConsumerServiceUrl(), answer.form());
        journey.app().awaitSignedIn();

        journey.browser()
                .post(journey.browser().answer(APP, journey.contoso(), Person.MEMBER))
                .isSignedIn();
        assertThat(journey.browser().visited()).map(BrowserTest::withoutValues).isEqualTo(chromiums);
    }

    private static String withoutValues(String url) {
        return url.replaceAll("=[^&]*", "=");
    }
}
