package com.rundiffusion.keycloak.demo.app;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** The browsers that the app knows, by a random cookie, in memory. Those not seen for longest are forgotten first. */
final class Browsers {

    private static final int KEPT = 10_000;
    private static final int ID_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    private final Map<String, Browser> byId = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Browser> eldest) {
            return size() > KEPT;
        }
    };

    Optional<Browser> of(Request request, String origin) {
        String name = cookieName(origin);
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(cookie -> find(cookie.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Also sets its cookie. */
    Browser create(Response response, String origin) {
        String id = randomId();
        Browser browser = new Browser();
        synchronized (byId) {
            byId.put(id, browser);
        }
        Response.addCookie(
                response,
                HttpCookie.build(cookieName(origin), id)
                        .path("/")
                        .httpOnly(true)
                        .secure(isHttps(origin))
                        .sameSite(HttpCookie.SameSite.LAX)
                        .build());
        return browser;
    }

    List<Browser> all() {
        synchronized (byId) {
            return List.copyOf(byId.values());
        }
    }

    private String randomId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    private Optional<Browser> find(String id) {
        synchronized (byId) {
            return Optional.ofNullable(byId.get(id));
        }
    }

    /** With the prefix no other host can plant this cookie, so a sign-in need not change it (which would trip up a second tab). */
    private static String cookieName(String origin) {
        return isHttps(origin) ? "__Host-session" : "session";
    }

    private static boolean isHttps(String origin) {
        return origin.startsWith("https:");
    }
}
