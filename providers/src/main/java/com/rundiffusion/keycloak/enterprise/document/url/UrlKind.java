package com.rundiffusion.keycloak.enterprise.document.url;

import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of the values that lie side by side in Entra's portal a URL is, whichever field it was pasted into. */
public enum UrlKind {
    PORTAL_PAGE,
    METADATA,
    REPLY_URL,
    SIGN_ON_URL,
    LOGIN_URL,
    ENTRA_IDENTIFIER,
    OTHER;

    private static final Set<String> PORTALS = Set.of(
            "portal.azure.com",
            "portal.azure.us",
            "portal.azure.cn",
            "ms.portal.azure.com",
            "aad.portal.azure.com",
            "entra.microsoft.com",
            "entra.microsoft.us",
            "admin.microsoft.com",
            "portal.office.com",
            "www.office.com",
            "myapps.microsoft.com",
            "myapplications.microsoft.com",
            "launcher.myapps.microsoft.com",
            "account.activedirectory.windowsazure.com");

    public static final String GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    public static final Pattern ISSUER_PATH = Pattern.compile("/" + GUID + "/?(" + GUID + "/?)?");

    public static UrlKind of(URI url, ReplyUrls replyUrls) {
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        String path = url.getPath() == null ? "" : url.getPath().toLowerCase(Locale.ROOT);
        if (PORTALS.contains(host)) {
            return PORTAL_PAGE;
        }
        if (path.contains("/federationmetadata/") || path.endsWith("federationmetadata.xml")) {
            return METADATA;
        }
        if (path.endsWith("/__/auth/handler")) {
            return REPLY_URL;
        }
        if (replyUrls.originOf(url.getAuthority()).isPresent()
                || url.getQuery() != null && url.getQuery().contains(SignInLink.PARAMETER)) {
            return SIGN_ON_URL;
        }
        if (path.matches("/[^/]*/saml2(/.*)?|/saml2/?")) {
            return LOGIN_URL;
        }
        return host.startsWith("sts.") || ISSUER_PATH.matcher(path).matches() ? ENTRA_IDENTIFIER : OTHER;
    }
}
