package com.rundiffusion.keycloak.realm;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a Login URL or a metadata URL may lead.
 *
 * @param entries each one a host name, {@code *.suffix} for any one label before the suffix (both mean https and the
 *     default port), or a full origin that counts exactly as it is, e.g. {@code http://login.microsoftonline.localhost:8080}
 */
public record EntraHosts(List<String> entries) {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public EntraHosts {
        entries = entries.stream().map(entry -> entry.toLowerCase(Locale.ROOT)).toList();
    }

    /** The same as a {@code Content-Security-Policy} names them. */
    public String policySources() {
        return entries.stream()
                .map(entry -> entry.contains("://") ? entry : "https://" + entry)
                .collect(Collectors.joining(" "));
    }

    /** Never one with a user name or a fragment; a port only where an origin names it. */
    public boolean accept(URI uri) {
        return uri.getScheme() != null
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && entries.stream().anyMatch(entry -> matches(entry, uri));
    }

    /** Whether the URL is accepted although it is plain http: only an origin that says so can make it. */
    public boolean acceptAsPlainHttp(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) && accept(uri);
    }

    private static boolean matches(String entry, URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (entry.contains("://")) {
            return entry.equals(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + host + port(uri));
        }
        if (!"https".equalsIgnoreCase(uri.getScheme()) || !port(uri).isEmpty()) {
            return false;
        }
        return entry.startsWith("*.") ? isLabelBefore(entry.substring(1), host) : entry.equals(host);
    }

    private static boolean isLabelBefore(String suffix, String host) {
        return host.endsWith(suffix)
                && LABEL.matcher(host.substring(0, host.length() - suffix.length()))
                        .matches();
    }

    /** As written: {@code :443} is a port too, and an empty one is not none. */
    private static String port(URI uri) {
        String authority = uri.getRawAuthority();
        return authority.substring(
                authority.indexOf(uri.getHost()) + uri.getHost().length());
    }

    @Override
    public String toString() {
        return String.join(", ", entries);
    }
}
