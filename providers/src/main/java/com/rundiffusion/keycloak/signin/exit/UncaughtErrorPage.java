package com.rundiffusion.keycloak.signin.exit;

import com.rundiffusion.keycloak.headers.RequestType;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Rejections;
import com.rundiffusion.keycloak.rejection.Wanted;
import com.rundiffusion.keycloak.signin.pending.OpenLogins;
import com.rundiffusion.keycloak.signin.pending.PendingLogin;
import jakarta.ws.rs.core.Response.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;
import org.keycloak.theme.freemarker.FreeMarkerProvider;

/**
 * Keycloak's templates, but for the page that {@code KeycloakErrorHandler} writes when nobody has caught an exception: on the way of
 * a sign-in or a sign-out it is a refusal of ours. What nobody's sign-in asks for keeps Keycloak's, as strangers could fill the store
 * of events with it.
 */
final class UncaughtErrorPage implements FreeMarkerProvider {

    private static final String KEYCLOAKS = "error.ftl";
    private static final Pattern WAY = Pattern.compile(
            ".*/realms/[^/]+/(login-actions|broker|reply-url|protocol/openid-connect/(auth|logout))(/.*)?");
    private static final Pattern ENDPOINT = Pattern.compile(".*/broker/([^/]+)/endpoint");
    private static final Set<Integer> NO_SIGN_IN = Set.of(
            Status.NOT_FOUND.getStatusCode(),
            Status.METHOD_NOT_ALLOWED.getStatusCode(),
            Status.NOT_ACCEPTABLE.getStatusCode(),
            Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode());

    private final KeycloakSession session;
    private final FreeMarkerProvider templates;

    UncaughtErrorPage(KeycloakSession session, FreeMarkerProvider templates) {
        this.session = session;
        this.templates = templates;
    }

    @Override
    public String processTemplate(Object data, String template, Theme theme) throws FreeMarkerException {
        if (KEYCLOAKS.equals(template)
                && theme.getType() == Theme.Type.LOGIN
                && data instanceof Map<?, ?> attributes
                && isOurs(session.getContext().getRealm())
                && WAY.matcher(path()).matches()) {
            Optional<Map<String, Object>> refusal = refusal(attributes.get("statusCode"));
            if (refusal.isPresent()) {
                Map<Object, Object> shown = new HashMap<>(attributes);
                shown.putAll(refusal.get());
                return templates.processTemplate(shown, Rejections.TEMPLATE, theme);
            }
        }
        return templates.processTemplate(data, template, theme);
    }

    private Optional<Map<String, Object>> refusal(Object status) {
        if (NO_SIGN_IN.contains(status)) {
            return waitingAtTheEndpoint()
                    .map(login -> told(
                            RejectionCode.ENTERPRISE_UNAVAILABLE.rejection(Wanted.ACTIVE_ENTERPRISE, null),
                            new PendingLogin(login).enterprise().orElse(null),
                            login.getClient()));
        }
        boolean senders = Integer.valueOf(Status.BAD_REQUEST.getStatusCode()).equals(status)
                || RequestType.of(session.getContext().getHttpRequest().getHttpHeaders()) != RequestType.READABLE;
        RejectionCode code = senders ? RejectionCode.REQUEST_INVALID : RejectionCode.UNEXPECTED;
        return Optional.of(told(code.rejection(), null, session.getContext().getClient()));
    }

    /** Of an enterprise that was paused or removed since: to Keycloak there is no such endpoint any more. */
    private Optional<AuthenticationSessionModel> waitingAtTheEndpoint() {
        Matcher endpoint = ENDPOINT.matcher(path());
        return endpoint.matches() ? new OpenLogins(session).sentTo(endpoint.group(1)) : Optional.empty();
    }

    private String path() {
        return session.getContext().getUri().getPath();
    }

    private Map<String, Object> told(Rejection rejection, String enterprise, ClientModel client) {
        return new Rejections(session).uncaught(rejection, enterprise, client);
    }

    private static boolean isOurs(RealmModel realm) {
        return realm != null && new SsoSettings(realm).arePresent();
    }

    /** The one beneath belongs to its factory. */
    @Override
    public void close() {}
}
