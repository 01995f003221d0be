package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.AppPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the link to the app, for a person who is signed in at Entra and not here: no page of ours is seen, and what it costs. */
class LinkToAppTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final int WARM_UP = 5;
    private static final int TIMES = 15;

    @RegisterExtension
    private final Journey journey = new Journey();

    @Test
    void nothingIsSeenInBetween() {
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
        List<Long> millis = new ArrayList<>();
        List<Response> answers = new ArrayList<>();
        journey.page().onResponse(answers::add);
        for (int i = 0; i < WARM_UP + TIMES; i++) {
            signOutHereAlone(journey.page());
            answers.clear();
            long start = System.nanoTime();
            journey.page().navigate(Journey.link(APP, "contoso"));
            new AppPage(journey.page()).awaitSignedIn();
            millis.add((System.nanoTime() - start) / 1_000_000);
        }
        List<Response> ours = answers.stream()
                .filter(answer -> answer.url().startsWith(Stack.SITES.sso()))
                .toList();
        assertThat(ours).isNotEmpty().allMatch(answer -> answer.status() >= 300 && answer.status() < 400);
        report(millis.subList(WARM_UP, millis.size()), answers, ours);
    }

    private static void signOutHereAlone(Page page) {
        for (String site : List.of(Stack.SITES.sso(), APP)) {
            page.context().clearCookies(new ClearCookiesOptions().setDomain(Sites.host(site)));
        }
    }

    private static void report(List<Long> millis, List<Response> answers, List<Response> ours) {
        Collections.sort(millis);
        System.out.printf(
                "From the link to the app with a live Entra session: median %d ms, 95th percentile %d ms of %d; %d redirects, %d of them"
                        + " ours; %d bytes of ours%n",
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 95 / 100),
                millis.size(),
                answers.stream().filter(answer -> answer.status() / 100 == 3).count(),
                ours.size(),
                ours.stream().mapToLong(LinkToAppTest::bytes).sum());
    }

    private static long bytes(Response answer) {
        return answer.request().sizes().responseHeadersSize + answer.request().sizes().responseBodySize;
    }
}
