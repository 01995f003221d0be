package com.rundiffusion.keycloak.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.loopback.PlainHttp;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to a path of ours, past the gateway: it is the sender's mistake and never the server's. */
class MalformedRequestsTest {

    private static final HttpClient HTTP = PlainHttp.client();

    private static final String REALM = "/realms/rundiffusion/";

    private static final List<String> NO_TYPES = List.of("x", "/", "a/b/c", ";;=/ \"");

    private static final List<String> TYPES = Stream.concat(
                    NO_TYPES.stream(),
                    Stream.of(
                            "application/x-www-form-urlencoded",
                            "application/x-www-form-urlencoded; charset=\"utf",
                            "application/x-www-form-urlencoded; charset=nonsense",
                            "multipart/form-data",
                            "multipart/form-data; boundary=x",
                            "application/json; charset=nonsense",
                            "application/json",
                            "text/plain;"))
            .toList();

    private static final List<String> TEXTS = List.of(
            "x",
            "contoso",
            "%00",
            "%0a",
            "%0d%0aSet-Cookie:x=y",
            "%25",
            "%2525",
            "%7Bx%7D",
            "%7B",
            "%5Cx",
            "%C3%28",
            "%ff",
            "%ED%A0%80",
            "%E2%80%AE",
            "%F0%9F%92%A9",
            "a%2Fb",
            "..%2F..%2Fx",
            "%3Bx=1",
            "%3Cscript%3E",
            "%24%7B7*7%7D",
            "%22",
            "+",
            "~",
            "%20contoso%20",
            "%EF%BB%BF",
            "x".repeat(3000));

    @RegisterExtension
    private final Journey journey = new Journey();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reply-url/{text}",
                "reply-url/response",
                "reply-url/refused",
                "reply-url/__/auth/handler",
                "sign-in/{text}",
                "help/{text}",
                "help/rundiffusion/{text}",
                "broker/{text}/endpoint",
                "broker/{text}/login"
            })
    void isNeverAnsweredAsAFaultOfTheServer(String path) {
        Map<String, Integer> faults = new TreeMap<>();
        for (String text : path.contains("{") ? TEXTS : List.of("")) {
            String target = REALM + path.replace("{text}", text);
            Map<String, Integer> answers = Stream.concat(
                            TYPES.stream().map(type -> Map.entry("POST " + type, post(target, type))),
                            Stream.of(Map.entry("GET", request(target).GET())))
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()))
                    .entrySet()
                    .parallelStream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> status(entry.getValue())));
            answers.forEach((what, status) -> {
                if (status >= 500) {
                    faults.put(what + " " + target, status);
                }
            });
        }
        assertThat(faults).isEmpty();
    }

    /** Also where nobody looks at the body: no answer depends on a type that is none. */
    @ParameterizedTest
    @ValueSource(strings = {"sign-in/contoso", "help", "reply-url/response", "reply-url/__/auth/handler"})
    void aTypeThatIsNoneIsRefused(String path) {
        for (String type : NO_TYPES) {
            assertThat(status(request(REALM + path).header("Content-Type", type).GET()))
                    .as(type)
                    .isBetween(400, 499);
            assertThat(status(post(REALM + path, type))).as(type).isBetween(400, 499);
        }
    }

    @Test
    void aTypeThatIsOneIsNot() {
        assertThat(status(request(REALM + "help")
                        .header("Content-Type", "text/plain")
                        .GET()))
                .isEqualTo(200);
    }

    private HttpRequest.Builder post(String target, String type) {
        return request(target).header("Content-Type", type).POST(BodyPublishers.ofString("SAMLResponse=PHg%2B&text=x"));
    }

    private HttpRequest.Builder request(String target) {
        String host = Sites.host(target.contains("__") ? Stack.SITES.rundiffusionApp() : Stack.SITES.sso());
        return HttpRequest.newBuilder(URI.create(journey.services().keycloak() + target))
                .header("Accept", "text/html")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", host);
    }

    private static int status(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode)
                .join();
    }
}
