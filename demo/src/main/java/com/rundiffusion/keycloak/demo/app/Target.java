package com.rundiffusion.keycloak.demo.app;

import java.util.regex.Pattern;

/**
 * Where in the app somebody wants to go: a path with its query. It is kept here while the browser is away to sign in, and is
 * written behind the app's own origin, so that it never leads to another site. Its fragment no server learns.
 */
record Target(String path) {

    static final Target HOME = new Target("/");

    /** The characters of RFC 3986, section 3: what a browser sends. Anything else is nobody's address. */
    private static final Pattern WRITTEN = Pattern.compile("/[A-Za-z0-9._~:/?@!$&'()*+,;=%-]{0,2000}");

    /** What somebody wrote into a link, which may be anything or {@code null}; the home page when it is no path. */
    static Target in(String written) {
        return written != null && WRITTEN.matcher(written).matches() ? new Target(written) : HOME;
    }

    boolean isHome() {
        return equals(HOME);
    }

    /** With more in its query. */
    String with(String parameters) {
        return path + (path.contains("?") ? "&" : "?") + parameters;
    }
}
