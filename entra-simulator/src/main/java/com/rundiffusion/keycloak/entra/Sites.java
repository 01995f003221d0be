package com.rundiffusion.keycloak.entra;

import java.net.URI;
import java.util.List;

/**
 * The hosts of the journey and how to reach them. The same parts run under two sets of names: the demo's on {@code
 * *.localhost}, which browsers resolve by themselves, and the production names, which the browser tests map to loopback.
 *
 * <p>Every origin is {@code scheme://host[:port]} without a trailing slash.
 */
public record Sites(
        String sso,
        String rundiffusionApp,
        String rundiffusionWww,
        String runnitApp,
        String runnitWww,
        String firebase,
        String entra) {

    /** Where Entra posts a response, the same path on every host. */
    public static final String REPLY_PATH = "/__/auth/handler";

    /** Plain http on {@code *.localhost}, all on one port. */
    public static Sites demo(int port) {
        return new Sites(
                demo("sso.rundiffusion", port),
                demo("app.rundiffusion", port),
                demo("www.rundiffusion", port),
                demo("app.runnit", port),
                demo("www.runnit", port),
                demo("image-ai-cb35d.firebaseapp", port),
                demo("login.microsoftonline", port));
    }

    /** The production names, as customers registered them. */
    public static Sites production() {
        return new Sites(
                "https://sso.rundiffusion.com",
                "https://app.rundiffusion.com",
                "https://www.rundiffusion.com",
                "https://app.runnit.ai",
                "https://www.runnit.ai",
                "https://image-ai-cb35d.firebaseapp.com",
                "https://login.microsoftonline.com");
    }

    /** The same with Entra at another origin. */
    Sites withEntra(String origin) {
        return new Sites(sso, rundiffusionApp, rundiffusionWww, runnitApp, runnitWww, firebase, origin);
    }

    private static String demo(String name, int port) {
        return "http://" + name + ".localhost" + (port == 80 ? "" : ":" + port);
    }

    /** The four hosts whose traffic reaches our gateway; the first is the default of an AuthnRequest. */
    public List<String> appOrigins() {
        return List.of(rundiffusionApp, rundiffusionWww, runnitApp, runnitWww);
    }

    /** The five Reply URLs that customers registered in Entra, Firebase's own host first as in their guide. */
    public List<String> replyUrls() {
        return List.of(
                firebase + REPLY_PATH,
                rundiffusionApp + REPLY_PATH,
                runnitApp + REPLY_PATH,
                rundiffusionWww + REPLY_PATH,
                runnitWww + REPLY_PATH);
    }

    /** The host name of an origin, without scheme and port. */
    public static String host(String origin) {
        return URI.create(origin).getHost();
    }

    /** Host and port as a browser writes them in the {@code Host} header. */
    public static String authority(String origin) {
        return URI.create(origin).getAuthority();
    }
}
