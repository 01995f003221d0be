package com.rundiffusion.keycloak.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.Services;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long the pages of a setup link take, one at a time on a warm server, and what ten thousand open links cost a sign-in. */
final class SetupPages {

    private static final int WARM_UP = 500;
    private static final int ROUNDS = 300;
    private static final int LINKS = 10_000;
    private static final int IN_ONE_CALL = 1000;
    private static final int PASTE = 10_000;
    private static final List<String> STEPS = List.of("create", "basic", "people", "values", "domains", "test", "live");
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final ManyCustomers customers = new ManyCustomers();

    void measure(KeycloakServer keycloak, Services services) {
        EnterpriseApi api = EnterpriseApi.asAdministrator(keycloak.address(), KeycloakSettings.ADMIN);
        System.out.printf("Pages of a setup link, median of %d after %d:%n", ROUNDS, WARM_UP);
        for (String step : STEPS) {
            Browser browser = new Browser(keycloak, api);
            time(step, () -> browser.visitor.get(browser.base + step));
        }
        String paste = paste();
        List<Browser> browsers = IntStream.range(0, (WARM_UP + ROUNDS) / Browser.FORMS + 1)
                .mapToObj(number -> new Browser(keycloak, api))
                .toList();
        int[] sent = {0};
        time(
                "echo of %,d bytes".formatted(paste.length()),
                () -> browsers.get(sent[0]++ / Browser.FORMS).send(paste));

        besideOpenLinks(api, services);
    }

    /** Each of a company of its own that is imported as a draft, whose tenant is known before anybody opens the link. */
    private void besideOpenLinks(EnterpriseApi api, Services services) {
        importAll(
                api,
                "/import",
                number -> customers.line(number).replaceFirst("\\{", "{\"status\":\"draft\","),
                "\"created\"");
        Login login = Login.atOurs(services);
        Visitor entra = new Visitor(services.keycloak(), Benchmark.SITES);
        double signIn = median("a sign-in without open links", login::run);
        double answer = median("an answer that nobody asked for", () -> unasked(services, entra, LINKS + 1, 421));
        importAll(api, "/setup-links/import", "{\"alias\":\"company-%05d\"}"::formatted, "\"url\"");
        double signInBeside = median("a sign-in beside %,d open links".formatted(LINKS), login::run);
        double answerBeside = median("that answer beside them", () -> unasked(services, entra, LINKS + 1, 421));
        median("the answer of one that has a link", () -> unasked(services, entra, 1, 303));
        System.out.printf(
                "  beside them %.2f times as long for the sign-in, %.2f times for the answer%n",
                signInBeside / signIn, answerBeside / answer);
    }

    private void importAll(EnterpriseApi api, String path, IntFunction<String> line, String made) {
        for (int from = 1; from <= LINKS; from += IN_ONE_CALL) {
            String lines =
                    IntStream.range(from, from + IN_ONE_CALL).mapToObj(line).collect(Collectors.joining("\n"));
            EnterpriseApi.Answer answer = api.sendPlain("POST", path, lines, "Content-Type: application/x-ndjson");
            require(200, answer.response());
            if (answer.text().split(made, -1).length - 1 != IN_ONE_CALL) {
                throw new IllegalStateException("Not all were made: " + answer.text());
            }
        }
    }

    /** As Entra's own "Test" sends it, of a company by its number. */
    private void unasked(Services services, Visitor entra, int company, int status) {
        String replyUrl = Benchmark.SITES.rundiffusionApp() + Sites.REPLY_PATH;
        ResponseDraft draft =
                customers.answerOf(company, services.entra().contoso().respondUnasked(replyUrl, Person.MEMBER));
        require(
                status,
                entra.post(
                        Benchmark.SITES.sso() + "/realms/rundiffusion/reply-url" + Sites.REPLY_PATH,
                        Sites.authority(Benchmark.SITES.rundiffusionApp()),
                        Map.of("SAMLResponse", draft.toBase64())));
    }

    /** The five values somewhere in a long mail. */
    private String paste() {
        UUID tenant = UUID.randomUUID();
        String values =
                "https://login.microsoftonline.com/%1$s/saml2\nhttps://sts.windows.net/%1$s/\n".formatted(tenant)
                        + customers.certificate(0).pem();
        return values + "\nbest regards".repeat((PASTE - values.length()) / "\nbest regards".length());
    }

    private static void time(String what, Supplier<HttpResponse<String>> page) {
        median(what, () -> require(200, page.get()));
    }

    private static double median(String what, Runnable work) {
        for (int i = 0; i < WARM_UP; i++) {
            work.run();
        }
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.run();
            nanos.add(System.nanoTime() - start);
        }
        Collections.sort(nanos);
        double median = nanos.get(ROUNDS / 2) / 1e6;
        System.out.printf("  %-34s %6.1f ms, p95 %6.1f%n", what, median, nanos.get(ROUNDS * 95 / 100) / 1e6);
        return median;
    }

    private static void require(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + " from " + answer.uri() + ": " + answer.body());
        }
    }

    /** One that has opened a link of its own. */
    private static final class Browser {

        /** Fewer than a link may send in an hour. */
        private static final int FORMS = 150;

        private final Visitor visitor;
        private final String base;
        private String token;

        Browser(KeycloakServer keycloak, EnterpriseApi api) {
            JsonNode link = api.send("POST", "/setup-links", Map.of("alias", "northwind", "displayName", "Northwind"))
                    .json();
            String url = link.path("url").asText();
            visitor = new Visitor(keycloak.address(), Benchmark.SITES);
            String first = Visitor.location(visitor.post(url, Map.of()));
            base = first.substring(0, first.lastIndexOf('/') + 1);
        }

        HttpResponse<String> send(String text) {
            if (token == null) {
                Matcher matcher = TOKEN.matcher(visitor.get(base + "values").body());
                if (!matcher.find()) {
                    throw new IllegalStateException("The page has no form");
                }
                token = matcher.group(1);
            }
            return visitor.post(base + "values", Map.of("text", text, "token", token));
        }
    }
}
