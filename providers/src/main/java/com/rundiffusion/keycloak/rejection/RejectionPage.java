package com.rundiffusion.keycloak.rejection;

import com.rundiffusion.keycloak.link.HelpLink;
import com.rundiffusion.keycloak.link.RefusalLink;
import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.realm.SsoSettings;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The page of a refusal, in the login theme: {@code theme-resources/templates/rejection.ftl}. */
public final class RejectionPage {

    private static final String GONE = "rejection-gone.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;

    public RejectionPage(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /**
     * Leads to the page by a redirect, so that it can be reloaded, bookmarked, come back to and read in another language. A browser
     * that sends no cookie may keep none: it is shown the page at once.
     */
    Response leadTo(KeptRejection rejection) {
        if (session.getContext().getHttpRequest().getHttpHeaders().getCookies().isEmpty()) {
            return show(rejection, false);
        }
        // Keycloak may throw it, and RESTEasy passes on what is thrown only where it has a body.
        return Response.seeOther(RefusalLink.at(session, rejection.reference()))
                .cookie(new RejectionCookie(session).of(rejection))
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity("The sign-in was refused.\n")
                .build();
    }

    /** The page at its own address. */
    public Response show(KeptRejection rejection) {
        if (session.getAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE) == null) {
            session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, rejection.language());
        }
        return show(rejection, true);
    }

    /** In place of the page that this browser does not have, or no longer. */
    public Response gone(Reference reference) {
        return form(Status.NOT_FOUND)
                .setAttribute("reference", reference.value())
                .createForm(GONE);
    }

    private Response show(KeptRejection rejection, boolean atItsOwnAddress) {
        app(rejection).ifPresent(session.getContext()::setClient);
        LoginFormsProvider page = form(Status.fromStatusCode(rejection.status()));
        attributes(rejection, atItsOwnAddress).forEach(page::setAttribute);
        return page.createForm(Rejections.TEMPLATE);
    }

    private LoginFormsProvider form(Status status) {
        return session.getProvider(LoginFormsProvider.class)
                .setStatus(status)
                .setAttribute(
                        "supportEmail", new SsoSettings(realm).supportEmail().orElse(null));
    }

    /** What the template reads beside Keycloak's own; a value may be {@code null}. */
    Map<String, Object> attributes(KeptRejection rejection, boolean atItsOwnAddress) {
        Optional<ClientModel> app = app(rejection);
        Optional<String> home = app.map(ClientModel::getBaseUrl).filter(url -> !url.isBlank());
        Optional<String> enterprise = Optional.ofNullable(rejection.enterprise());
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("rejection", new ShownRejection(rejection));
        attributes.put("atItsOwnAddress", atItsOwnAddress);
        attributes.put("company", enterprise.map(this::displayName).orElse(null));
        attributes.put("helpUrl", HelpLink.at(session, app.orElse(null)));
        attributes.put("homeUrl", home.orElse(null));
        attributes.put(
                "retryUrl",
                enterprise
                        .flatMap(alias -> home.map(url -> SignInLink.at(url, alias)))
                        .orElse(null));
        attributes.put(
                "anotherAccountUrl",
                atItsOwnAddress && rejection.rejection().code().isAboutAccount() && home.isPresent()
                        ? anotherAccount(rejection)
                        : null);
        attributes.put("supportEmail", new SsoSettings(realm).supportEmail().orElse(null));
        return attributes;
    }

    private URI anotherAccount(KeptRejection rejection) {
        return URI.create(RefusalLink.at(session, rejection.reference()) + "/" + RefusalLink.ANOTHER_ACCOUNT);
    }

    private Optional<ClientModel> app(KeptRejection rejection) {
        return Optional.ofNullable(rejection.client()).map(realm::getClientByClientId);
    }

    private String displayName(String alias) {
        return Optional.ofNullable(session.identityProviders().getByAlias(alias))
                .map(IdentityProviderModel::getDisplayName)
                .orElse(alias);
    }
}
