package com.rundiffusion.keycloak.demo.gateway;

import com.rundiffusion.keycloak.entra.Sites;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;

/** Which upstream a request belongs to, by host name and path. Ports play no part: a browser may map them. */
final class Routing {

    /** Far above any response of Entra's. */
    static final int MOST_TO_KEYCLOAK = 1 << 20;

    static final int MOST = 10 << 20;

    private static final String FIREBASE_PATHS = "/__/";
    private static final String ADMINISTRATION = "/admin/";

    private final Upstreams upstreams;
    private final String ssoHost;
    private final String firebaseHost;
    private final String entraHost;
    private final Set<String> appHosts;

    Routing(Sites sites, Upstreams upstreams) {
        this.upstreams = upstreams;
        this.ssoHost = Sites.host(sites.sso());
        this.firebaseHost = Sites.host(sites.firebase());
        this.entraHost = Sites.host(sites.entra());
        this.appHosts = sites.appOrigins().stream().map(Sites::host).collect(Collectors.toUnmodifiableSet());
    }

    /** The upstream, or nothing when the host is not one of ours. */
    Optional<URI> upstream(Request request) {
        String host = host(request);
        if (host.equals(ssoHost)) {
            return Optional.of(upstreams.keycloak());
        }
        if (host.equals(firebaseHost)) {
            return Optional.of(upstreams.firebase());
        }
        if (host.equals(entraHost)) {
            return Optional.of(upstreams.sites());
        }
        if (appHosts.contains(host)) {
            return Optional.of(path(request).startsWith(FIREBASE_PATHS) ? upstreams.firebase() : upstreams.sites());
        }
        return Optional.empty();
    }

    /** Whether this may be a response, which Entra posts to the Reply URL of an app host: then the body's type decides. */
    boolean isReply(Request request) {
        return HttpMethod.POST.is(request.getMethod())
                && path(request).equals(Sites.REPLY_PATH)
                && appHosts.contains(host(request));
    }

    boolean isSso(Request request) {
        return host(request).equals(ssoHost);
    }

    /** Whom this path of the sso host is open to; nobody where it is empty. */
    Optional<Door> door(Request request) {
        // Canonical is without parameters, of which no path of ours has any.
        boolean parameters = request.getHttpURI().getPath().contains(";");
        return parameters ? Optional.empty() : OpenPaths.door(path(request));
    }

    /** Whether this is SCIM, and hears no page. */
    boolean isProvisioning(Request request) {
        return isSso(request) && door(request).filter(Door.PROVISIONING::equals).isPresent();
    }

    boolean isBareHost(Request request) {
        return path(request).equals("/");
    }

    /** Of its body. Keycloak has a post in memory before it looks at it. */
    int mostBytes(Request request) {
        boolean toKeycloak = isSso(request) && !path(request).startsWith(ADMINISTRATION);
        return toKeycloak || isReply(request) ? MOST_TO_KEYCLOAK : MOST;
    }

    private static String host(Request request) {
        String name = Request.getServerName(request);
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    /** Decoded and without dot segments, so that no spelling of a path gets around the rule. */
    private static String path(Request request) {
        String path = request.getHttpURI().getCanonicalPath();
        return path == null ? "" : path;
    }
}
