package com.rundiffusion.keycloak.signin.exit;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.link.MicrosoftSignOutLink;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.rejection.KeycloakExit;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Rejections;
import com.rundiffusion.keycloak.signin.device.SignedOut;
import com.rundiffusion.keycloak.signin.pending.PendingLogin;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.forms.login.LoginFormsPages;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.theme.Theme;
import org.keycloak.utils.MediaTypeMatcher;

/**
 * Keycloak's pages, but for the one that every error of a sign-in or sign-out of its own ends on: there it is a refusal of ours,
 * with a code, a reference and a stored event. What Keycloak says is not shown; some of it names accounts.
 */
final class OwnErrorPage extends FreeMarkerLoginFormsProvider {

    private static final Pattern BRACE = Pattern.compile("[{}]");

    OwnErrorPage(KeycloakSession session) {
        super(session);
    }

    @Override
    public Response createErrorPage(Response.Status status) {
        if (!new SsoSettings(realm).arePresent()
                || MediaTypeMatcher.isJsonRequest(
                        session.getContext().getHttpRequest().getHttpHeaders())) {
            return super.createErrorPage(status);
        }
        if (Messages.COOKIE_NOT_FOUND.equals(getFirstMessageUnformatted())) {
            Optional<Response> app = new WayBackToApp(session).forAFreshStart();
            if (app.isPresent()) {
                return app.get();
            }
        }
        speakAsAsked();
        return new Rejections(session).refuse(exit(), enterprise(), app(), status);
    }

    /** Where somebody has signed out, the way on to Microsoft's own sign-out is offered. */
    @Override
    public Response createInfoPage() {
        if (Messages.SUCCESS_LOGOUT.equals(getFirstMessageUnformatted()) && new SignedOut(session).isKnown()) {
            setAttribute(
                    "microsoftSignOut", MicrosoftSignOutLink.at(session, client).toString());
        }
        return super.createInfoPage();
    }

    /** The links to other languages are made of the decoded path, and there a brace would be that of a template. */
    @Override
    protected void createCommonAttributes(
            Theme theme, Locale locale, Properties messages, UriBuilder baseUri, LoginFormsPages page) {
        if (actionUri == null && BRACE.matcher(uriInfo.getPath()).find()) {
            setActionUri(uriInfo.getBaseUri());
        }
        super.createCommonAttributes(theme, locale, messages, baseUri, page);
    }

    /** In the language that the app asked for: Keycloak notes it with the login, and here there may be none. */
    private void speakAsAsked() {
        String languages = uriInfo.getQueryParameters().getFirst(OIDCLoginProtocol.UI_LOCALES_PARAM);
        if (languages != null && login().isEmpty()) {
            firstSpoken(languages)
                    .ifPresent(locale ->
                            session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale.toLanguageTag()));
        }
    }

    /** @param languages in order of preference, separated by spaces (OpenID Connect Core 1.0, 3.1.2.1) */
    private Optional<Locale> firstSpoken(String languages) {
        List<Locale> spoken =
                realm.getSupportedLocalesStream().map(Locale::forLanguageTag).toList();
        return Stream.of(languages.strip().split(" +"))
                .map(Locale::forLanguageTag)
                .map(asked -> Locale.lookup(List.of(new Locale.LanguageRange(asked.toLanguageTag())), spoken))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private KeycloakExit exit() {
        KeycloakExit exit = KeycloakExit.of(getFirstMessageUnformatted());
        return exit.code() == RejectionCode.ACCOUNT_DISABLED && isClosed(enterprise())
                ? new KeycloakExit(RejectionCode.ENTERPRISE_UNAVAILABLE, exit.key())
                : exit;
    }

    /** To Keycloak the accounts of a paused enterprise are switched off. Read anew: this request may have begun before the pause. */
    private boolean isClosed(String alias) {
        return alias != null
                && RealmTransaction.beside(session)
                        .call(own -> new EnterpriseDirectory(own)
                                .byAlias(alias)
                                .filter(Enterprise::isActive)
                                .isEmpty());
    }

    private Optional<AuthenticationSessionModel> login() {
        return Optional.ofNullable(authenticationSession)
                .or(() -> Optional.ofNullable(session.getContext().getAuthenticationSession()));
    }

    private String enterprise() {
        return login().flatMap(login -> new PendingLogin(login).enterprise()).orElse(null);
    }

    private ClientModel app() {
        return login().map(AuthenticationSessionModel::getClient)
                .orElse(session.getContext().getClient());
    }
}
