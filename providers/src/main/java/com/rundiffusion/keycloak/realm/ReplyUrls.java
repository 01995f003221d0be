package com.rundiffusion.keycloak.realm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The Reply URLs that customers registered in Entra.
 *
 * @param routed those whose POSTs reach our gateway; the first is the default
 * @param foreign those on a host of somebody else's: accepted as Destination and Recipient, never asked for
 */
public record ReplyUrls(List<String> routed, List<String> foreign) {

    private static final Logger LOG = Logger.getLogger(ReplyUrls.class);

    /** What names no host is no URL that anybody could answer at: it is left out, and must not take the others with it. */
    public ReplyUrls {
        routed = routed.stream().filter(ReplyUrls::namesAHost).toList();
        foreign = foreign.stream().filter(ReplyUrls::namesAHost).toList();
    }

    private static boolean namesAHost(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getScheme() != null && uri.getHost() != null) {
                return true;
            }
        } catch (URISyntaxException unreadable) {
            // Said below.
        }
        LOG.debugf("A Reply URL of the realm is left out: %s is no complete URL", url);
        return false;
    }

    /**
     * Exact comparison: case, port, trailing slash and scheme all count.
     *
     * @param url {@code null} when a response names none
     */
    public boolean contains(String url) {
        return url != null && (routed.contains(url) || foreign.contains(url));
    }

    /**
     * What to ask Entra for: the Reply URL on the host that the app will be sent back to, else the default.
     *
     * @throws IllegalStateException when the realm names no Reply URL
     */
    public String forRedirectUri(String redirectUri) {
        return onHost(authority(redirectUri))
                .or(() -> routed.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("The realm attribute " + SsoSettings.REPLY_URLS
                        + " names no Reply URL, so Entra cannot be asked to answer."));
    }

    private static String authority(String redirectUri) {
        try {
            return redirectUri == null ? null : new URI(redirectUri).getAuthority();
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    /** The app's origin, e.g. {@code https://app.runnit.ai}, if the authority (host and port) is that of a routed Reply URL. */
    public Optional<String> originOf(String authority) {
        return onHost(authority).map(URI::create).map(url -> url.getScheme() + "://" + url.getAuthority());
    }

    private Optional<String> onHost(String authority) {
        return routed.stream()
                .filter(url -> URI.create(url).getAuthority().equalsIgnoreCase(authority))
                .findFirst();
    }

    /** Routed ones first. */
    public List<String> all() {
        return Stream.concat(routed.stream(), foreign.stream()).toList();
    }

    @Override
    public String toString() {
        return String.join(" ", all());
    }
}
