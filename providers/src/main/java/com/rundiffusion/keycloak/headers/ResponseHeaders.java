package com.rundiffusion.keycloak.headers;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.realm.SsoSettings;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.Status.Family;
import org.keycloak.headers.DefaultSecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keycloak's own headers, and what they leave out: a redirect, which carries codes and requests to Entra, gets no policy,
 * and whether an answer may be stored is up to each endpoint. {@code X-Frame-Options} stays off redirects: browsers hold it
 * against a frame in which an app asks with {@code prompt=none}.
 */
final class ResponseHeaders extends DefaultSecurityHeadersProvider {

    private static final BrowserSecurityHeaders POLICY = BrowserSecurityHeaders.CONTENT_SECURITY_POLICY;

    private final KeycloakSession session;

    ResponseHeaders(KeycloakSession session) {
        super(session);
        this.session = session;
    }

    @Override
    public void addHeaders(ContainerRequestContext request, ContainerResponseContext answer) {
        answerForWhatCannotBeRead(request, answer);
        super.addHeaders(request, answer);
        RealmModel realm = session.getContext().getRealm();
        if (realm == null || !new SsoSettings(realm).arePresent()) {
            return;
        }
        MultivaluedMap<String, Object> headers = answer.getHeaders();
        boolean redirect = isRedirect(answer);
        if (redirect) {
            headers.putSingle(
                    POLICY.getHeaderName(),
                    realm.getBrowserSecurityHeaders().getOrDefault(POLICY.getKey(), POLICY.getDefaultValue()));
        }
        if (redirect || isPage(answer) || !headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    /**
     * Says whose mistake it is: Keycloak answers a type that it cannot read, or a body of one, with a 500. Thrown, the
     * exception takes back what the request has done; Keycloak's answer to it comes by here again.
     */
    private static void answerForWhatCannotBeRead(ContainerRequestContext request, ContainerResponseContext answer) {
        RequestType type = RequestType.of(request);
        Family family = answer.getStatusInfo().getFamily();
        if (type == RequestType.UNREADABLE && family == Family.SERVER_ERROR) {
            answer.setStatus(Status.BAD_REQUEST.getStatusCode());
        }
        if (type != RequestType.MALFORMED) {
            return;
        }
        RequestType.forget(request);
        if (family != Family.CLIENT_ERROR && family != Family.SERVER_ERROR) {
            throw new BadRequestException("Malformed Content-Type");
        }
        if (answer.getStatus() == Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode()
                && answer.getEntity() instanceof JsonNode) {
            // By a resource of ours, in its own words.
            return;
        }
        // Of nobody's resource, for the type would have told which: the server cannot write an answer for that.
        answer.setStatus(Status.BAD_REQUEST.getStatusCode());
        answer.setEntity(null);
    }

    private static boolean isPage(ContainerResponseContext answer) {
        return answer.getMediaType() != null && answer.getMediaType().isCompatible(MediaType.TEXT_HTML_TYPE);
    }

    private static boolean isRedirect(ContainerResponseContext answer) {
        return answer.getStatusInfo().getFamily() == Family.REDIRECTION
                && answer.getStatus() != Status.NOT_MODIFIED.getStatusCode();
    }
}
