package com.rundiffusion.keycloak.testkit.journey;

import java.net.URI;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.SetCookieParser;

/** A browser's cookies: by host, path and TLS as the library keeps them, and across sites as SameSite says. */
final class Cookies {

    private final HttpCookieStore store = new HttpCookieStore.Default();
    private final SetCookieParser reader = SetCookieParser.newInstance();

    void keep(URI from, String setCookie) {
        store.add(from, reader.parse(setCookie));
    }

    /** The header that goes with a request; empty for none. */
    String sentBy(Navigation step) {
        return store.match(step.uri()).stream()
                .filter(cookie -> !step.crossesSites() || crossesSites(cookie, step.method()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Who says nothing means Lax. */
    private static boolean crossesSites(HttpCookie cookie, String method) {
        HttpCookie.SameSite rule = cookie.getSameSite();
        return rule == HttpCookie.SameSite.NONE || (rule != HttpCookie.SameSite.STRICT && method.equals("GET"));
    }

    void forgetAll() {
        store.clear();
    }
}
