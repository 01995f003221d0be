package com.rundiffusion.keycloak.e2e.security;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A browser whose every request, answer and complaint is kept. */
final class Watched {

    private static final String COMPLAIN =
            "document.addEventListener('securitypolicyviolation', event => console.error('Violated: ' + event.violatedDirective))";

    private final List<Request> requests = new ArrayList<>();
    private final List<Response> answers = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Watched() {}

    static Watched watch(Page page) {
        Watched watched = new Watched();
        page.addInitScript(COMPLAIN);
        page.onRequest(watched.requests::add);
        page.onResponse(watched.answers::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Violated: ") || message.text().contains("Content Security Policy")) {
                watched.complaints.add(message.text());
            }
        });
        return watched;
    }

    List<Request> requests() {
        return requests;
    }

    /** Of the realm and of the Reply URL; not the files of a theme, which may be kept. */
    List<Response> ours() {
        return answers.stream()
                .filter(answer -> isOurs(URI.create(answer.url())))
                .toList();
    }

    private static boolean isOurs(URI uri) {
        return uri.getHost().equals(Sites.host(Stack.SITES.sso()))
                ? !uri.getPath().startsWith("/resources/")
                : uri.getPath().equals(Sites.REPLY_PATH);
    }

    /** What was against a Content-Security-Policy. */
    List<String> complaints() {
        return complaints;
    }
}
