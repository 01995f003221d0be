package com.rundiffusion.keycloak.testkit.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.client.ContentResponse;

/**
 * One person's browser for what needs no page. It goes the way that Chromium goes, by TLS through the gateway, from redirect to
 * redirect, with the cookies and headers that a browser sends. Of scripts it knows one: it leaves a page that posts its form
 * by itself.
 */
public final class Browser {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_STEPS = 30;
    private static final int SAME_POST = 307;

    private final Network network;
    private final Cookies cookies = new Cookies();
    private final List<String> visited = new ArrayList<>();
    private Arrival arrival;

    Browser(Network network) {
        this.network = network;
    }

    /** The page that it shows. */
    public Arrival arrival() {
        return arrival;
    }

    /** Every URL that it asked for since it was last sent anywhere, redirects included. */
    public List<String> visited() {
        return List.copyOf(visited);
    }

    /** What it told an app first when it was last sent anywhere: a URL with code or error; empty where it never came there. */
    public String told(String app) {
        return visited.stream()
                .filter(url -> url.startsWith(app + "/?"))
                .findFirst()
                .orElse("");
    }

    /** Types an address; ends wherever that leads, as the rest does. */
    public Arrival open(String url) {
        return walk(Navigation.typed(url));
    }

    /** Follows the link with this id or class. */
    public Arrival click(String id) {
        return walk(Navigation.link(arrival, arrival.attribute(id, "href")));
    }

    /** Submits the page's first form with what a person puts into it. */
    public Arrival submit(Map<String, String> typed) {
        Map<String, String> form = new LinkedHashMap<>(arrival.hidden());
        form.putAll(typed);
        return post(arrival.action(), form);
    }

    /** Posts a form from the page that it shows, as Entra's page does. */
    public Arrival post(String url, Map<String, String> form) {
        return post(url, fields(form));
    }

    private static List<List<String>> fields(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> List.of(field.getKey(), field.getValue()))
                .toList();
    }

    /** The same with fields that may come more than once. */
    public Arrival post(String url, List<List<String>> fields) {
        return walk(Navigation.form(arrival, url, body(fields)));
    }

    private static String body(List<List<String>> fields) {
        return fields.stream()
                .map(field -> encoded(field.get(0)) + "=" + encoded(field.get(1)))
                .collect(Collectors.joining("&"));
    }

    /** Posts what Entra would answer, to where it was asked to. */
    public Arrival post(Journey.Answer answer) {
        return post(answer.request().assertionConsumerServiceUrl(), answer.form());
    }

    /**
     * Posts a form and goes away before it is answered: no cookie is kept, and it goes on showing the same page. May be done at once
     * with itself.
     *
     * @return where the answer would have led
     */
    public String postAndLeave(String url, Map<String, String> form) {
        Navigation step = Navigation.form(arrival, url, body(fields(form)));
        while (true) {
            ContentResponse answer = network.send(step, cookies.sentBy(step));
            String location = answer.getHeaders().get("Location");
            if (answer.getStatus() != SAME_POST) {
                return location == null ? step.url() : location;
            }
            step = step.redirected(answer.getStatus(), location);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Starts a login and stops at Entra, which then would answer with this draft; the test may alter it before it sends it
     * with {@link #post}.
     */
    public Journey.Answer answer(String origin, EntraTenant tenant, Person person) {
        open(Journey.link(origin, tenant.name())).offersAccounts();
        return answer(tenant, person);
    }

    /** What the Entra that it shows would answer. */
    public Journey.Answer answer(EntraTenant tenant, Person person) {
        AuthnRequest request = asked();
        return new Journey.Answer(request, tenant.respond(request, person));
    }

    /** What the Entra that it shows was asked. */
    public AuthnRequest asked() {
        return AuthnRequest.fromRedirect(URI.create(arrival.url()));
    }

    /** Picks an account at Entra. */
    public Arrival pick(EntraUser user) {
        arrival.offersAccounts();
        return submit(Map.of("user", user.objectId()));
    }

    /** Follows the link and picks the account at Entra. */
    public EntraUser follow(String origin, EntraTenant tenant, Person person) {
        EntraUser user = tenant.user(person);
        open(Journey.link(origin, tenant.name()));
        pick(user);
        return user;
    }

    /** The same, and checks that the person is in. */
    public EntraUser signIn(String origin, EntraTenant tenant, Person person) {
        EntraUser user = follow(origin, tenant, person);
        arrival.isSignedIn();
        return user;
    }

    /** By the button of the app that it shows. */
    public Arrival signOut() {
        return post("/sign-out", Map.of());
    }

    /** The claims of the ID token, after the app that it shows has renewed it. */
    public Map<String, Object> idClaims() {
        ContentResponse session = send(Navigation.link(arrival, "/session.json"));
        try {
            JsonNode claims = JSON.readTree(session.getContentAsString()).path("idToken");
            assertThat(claims.isObject()).as("signed in at %s", arrival).isTrue();
            return JSON.convertValue(claims, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if somebody else sat down at the same computer. */
    public void forgetAll() {
        cookies.forgetAll();
    }

    private Arrival walk(Navigation first) {
        visited.clear();
        Navigation step = first;
        while (visited.size() < MOST_STEPS) {
            visited.add(step.url());
            ContentResponse answer = send(step);
            String location = answer.getHeaders().get("Location");
            if (location != null && answer.getStatus() / 100 == 3) {
                step = step.redirected(answer.getStatus(), location);
                continue;
            }
            arrival = new Arrival(step.url(), answer.getStatus(), answer.getHeaders(), answer.getContentAsString());
            if (!arrival.postsItself()) {
                return arrival;
            }
            step = Navigation.form(arrival, arrival.action(), body(fields(arrival.hidden())));
        }
        throw new IllegalStateException("No end of redirects: " + visited);
    }

    private ContentResponse send(Navigation step) {
        ContentResponse answer = network.send(step, cookies.sentBy(step));
        answer.getHeaders().getValuesList("Set-Cookie").forEach(cookie -> cookies.keep(step.uri(), cookie));
        return answer;
    }
}
