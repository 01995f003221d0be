package com.rundiffusion.keycloak.enterprise.document.url;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Other names of Entra's hosts, most of them former ones that portal and metadata showed, and the one of today. Microsoft calls
 * them aliases of one environment.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud">National clouds</a>
 */
public final class FormerHost {

    private static final String GLOBAL = "login.microsoftonline.com";
    private static final String US_GOVERNMENT = "login.microsoftonline.us";
    private static final String CHINA = "login.partner.microsoftonline.cn";

    /** Closed in October 2021; its customers' tenants went to the global one under other ids. */
    private static final String GERMANY = "login.microsoftonline.de";

    private static final Map<String, String> TODAY = Map.of(
            "login.windows.net", GLOBAL,
            "login.microsoft.com", GLOBAL,
            "sts.windows.net", GLOBAL,
            "stamp2.login.microsoftonline.com", GLOBAL,
            "login-us.microsoftonline.com", US_GOVERNMENT,
            "login.usgovcloudapi.net", US_GOVERNMENT,
            "sts.microsoftonline.us", US_GOVERNMENT,
            "login.chinacloudapi.cn", CHINA,
            "login.microsoftonline.cn", CHINA,
            "sts.chinacloudapi.cn", CHINA);

    private FormerHost() {}

    public static boolean isOne(URI url) {
        return TODAY.containsKey(host(url)) || host(url).equals(GERMANY);
    }

    /** The same URL on the host of today; empty where there is none. */
    public static Optional<String> today(URI url) {
        return Optional.ofNullable(TODAY.get(host(url)))
                .map(host -> "https://" + host + url.getRawPath()
                        + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
    }

    private static String host(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT);
    }
}
