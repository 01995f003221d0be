package com.rundiffusion.keycloak.pasted;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What mail filters and chat programs make of a URL so that they can look at it before it is opened: a URL of their own
 * that holds it. They are told by how they hold it and not by their hosts, since there are more of them than can be listed.
 */
final class RewrittenLink {

    private static final Pattern HOST =
            Pattern.compile("https?://(?<host>[^/?#\\s]++)(?=[/?]|$)", Pattern.CASE_INSENSITIVE);

    /** A link of a sign-in says where to go on afterwards, and means itself. */
    private static final Pattern OF_A_SIGN_IN = Pattern.compile(
            "[?&](?:SAMLRequest|RelayState|redirect_uri|post_logout_redirect_uri|wreply|continueUrl|autoLoginSsoProvider)=",
            Pattern.CASE_INSENSITIVE);

    /** Proofpoint's newer form, and Check Point's, at times with one slash of two. A {@code *} stands for what is lost. */
    private static final Pattern BETWEEN_UNDERSCORES =
            link("(?<marks>_{2,3})(?<url>https?:/{1,2}[^*]+?)\\k<marks>[;.]");

    private static final Pattern IN_A_PARAMETER = link("=(?<url>https?(?::|%3A)(?:/|%2F){2}[^&]+)");

    private static final Pattern IN_THE_PATH = link("/(?<url>https?%3A%2F%2F[^?&/]+)");

    /** Proofpoint's older form: {@code -} for a percent sign and {@code _} for a slash. */
    private static final Pattern WITH_HYPHENS = link("=(?<url>https?-3A__[^&]+)");

    /** Of {@code http}; Bing puts a version before it. */
    private static final Pattern IN_BASE64 = Pattern.compile("=(?:a1)?(?<url>aHR0c[A-Za-z0-9+/_-]+)");

    private RewrittenLink() {}

    /** The URL that it holds; empty when it holds none, half of one, or one on its own host. */
    static Optional<String> original(String link) {
        Matcher host = HOST.matcher(link);
        if (!host.lookingAt()) {
            return Optional.empty();
        }
        String rest = link.substring(host.end());
        return held(BETWEEN_UNDERSCORES, rest, RewrittenLink::withBothSlashes)
                .or(() -> held(IN_A_PARAMETER, rest, RewrittenLink::percentDecoded))
                .or(() -> held(IN_THE_PATH, rest, RewrittenLink::percentDecoded))
                .or(() -> held(
                        WITH_HYPHENS,
                        rest,
                        url -> percentDecoded(url.replace('-', '%').replace('_', '/'))))
                .or(() -> held(IN_BASE64, rest, RewrittenLink::fromBase64))
                .filter(url -> !isOnHost(url, host.group("host")));
    }

    private static Pattern link(String form) {
        return Pattern.compile(form, Pattern.CASE_INSENSITIVE);
    }

    private static Optional<String> held(Pattern form, String rest, UnaryOperator<String> decoder) {
        Matcher link = form.matcher(rest);
        if (!link.find() || isOfASignIn(rest, link)) {
            return Optional.empty();
        }
        try {
            return Optional.of(decoder.apply(link.group("url")));
        } catch (IllegalArgumentException cutOff) {
            return Optional.empty();
        }
    }

    /** By its own parameters; those of the URL that it holds may be a sign-in's. */
    private static boolean isOfASignIn(String rest, Matcher held) {
        String own = rest.substring(0, held.start("url")) + rest.substring(held.end("url"));
        return OF_A_SIGN_IN.matcher(own).find();
    }

    private static boolean isOnHost(String url, String host) {
        Matcher other = HOST.matcher(url);
        return other.lookingAt() && other.group("host").equalsIgnoreCase(host);
    }

    private static String withBothSlashes(String url) {
        return url.replaceFirst(":/{1,2}", "://");
    }

    private static String percentDecoded(String url) {
        return URLDecoder.decode(url, StandardCharsets.UTF_8);
    }

    private static String fromBase64(String url) {
        String standard = url.replace('-', '+').replace('_', '/');
        return new String(Base64.getDecoder().decode(standard), StandardCharsets.UTF_8);
    }
}
