package com.rundiffusion.keycloak.testkit.journey;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * One request of a browser that goes somewhere, with what the browser says about where it comes from.
 *
 * @param initiator the origin of the page that leads there; {@code null} where the address was typed
 * @param body of a form; {@code null} for none
 * @param originSaid the {@code Origin} of a post, which some pages and redirects hide
 * @param from the farthest that any step so far was from the initiator
 */
record Navigation(String initiator, String method, String url, String body, String originSaid, From from) {

    /** As {@code Sec-Fetch-Site} words it. */
    enum From {
        NONE("none"),
        SAME_ORIGIN("same-origin"),
        SAME_SITE("same-site"),
        CROSS_SITE("cross-site");

        final String said;

        From(String said) {
            this.said = said;
        }

        private static From between(String initiator, String origin) {
            if (initiator == null) {
                return NONE;
            }
            if (initiator.equals(origin)) {
                return SAME_ORIGIN;
            }
            return site(initiator).equals(site(origin)) ? SAME_SITE : CROSS_SITE;
        }

        /** None of ours lies below a suffix of two labels. */
        private static String site(String origin) {
            return origin.replaceFirst("^https://(?:.*\\.)?([^.:/]+\\.[^.:/]+)$", "$1");
        }
    }

    static Navigation typed(String url) {
        return new Navigation(null, "GET", url, null, null, From.NONE);
    }

    static Navigation link(Arrival page, String href) {
        return started(page, "GET", absolute(page.url(), href), null);
    }

    static Navigation form(Arrival page, String action, String body) {
        return started(page, "POST", absolute(page.url(), action), body);
    }

    private static Navigation started(Arrival page, String method, String url, String body) {
        From from = From.between(page.origin(), origin(url));
        boolean hides = "no-referrer".equals(page.headers().get("Referrer-Policy"));
        return new Navigation(page.origin(), method, url, body, hides ? "null" : page.origin(), from);
    }

    /** Where the answer to this sends the browser. */
    Navigation redirected(int status, String location) {
        String next = absolute(url, location);
        boolean keepsForm = status == 307 || status == 308;
        boolean tainted = !origin(next).equals(origin(url)) && !origin(url).equals(initiator);
        From then = From.between(initiator, origin(next));
        return new Navigation(
                initiator,
                keepsForm ? method : "GET",
                next,
                keepsForm ? body : null,
                tainted ? "null" : originSaid,
                then.compareTo(from) > 0 ? then : from);
    }

    boolean crossesSites() {
        return From.between(initiator, origin(url)) == From.CROSS_SITE;
    }

    String origin() {
        return origin(url);
    }

    /** Without the query, which need not be one that Java reads. */
    URI uri() {
        return URI.create(origin() + pathAndQuery().replaceFirst("\\?.*", ""));
    }

    /** Path and query, as a browser sends them. */
    String pathAndQuery() {
        String rest = url.substring(origin().length()).replaceFirst("#.*", "");
        String path = rest.startsWith("/") ? rest : "/" + rest;
        return path.codePoints().mapToObj(Navigation::encoded).collect(Collectors.joining());
    }

    private static String encoded(int character) {
        String text = Character.toString(character);
        if (character > ' ' && character < 0x7f && "\"<>".indexOf(character) < 0) {
            return text;
        }
        StringBuilder encoded = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append("%%%02X".formatted(one));
        }
        return encoded.toString();
    }

    private static String origin(String url) {
        return url.replaceFirst("^(https?://[^/?#]*).*", "$1");
    }

    private static String absolute(String base, String reference) {
        if (reference.matches("https?://.*")) {
            return reference;
        }
        return reference.startsWith("/")
                ? origin(base) + reference
                : URI.create(base).resolve(reference).toString();
    }
}
