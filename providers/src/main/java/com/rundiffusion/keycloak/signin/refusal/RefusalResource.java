package com.rundiffusion.keycloak.signin.refusal;

import com.rundiffusion.keycloak.link.RefusalLink;
import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.rejection.KeptRejection;
import com.rundiffusion.keycloak.rejection.Reference;
import com.rundiffusion.keycloak.rejection.RejectionCookie;
import com.rundiffusion.keycloak.rejection.RejectionPage;
import com.rundiffusion.keycloak.signin.device.AnotherAccount;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.LocaleUtil;

/** One refusal at an address of its own, for the browser that was refused. */
public final class RefusalResource {

    private final KeycloakSession session;
    private final RealmModel realm;

    RefusalResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    @GET
    @Path("{reference}")
    public Response page(@PathParam("reference") String written) {
        LocaleUtil.processLocaleParam(session, realm, null);
        Reference reference = reference(written);
        RejectionPage page = new RejectionPage(session);
        return kept(reference).map(page::show).orElseGet(() -> page.gone(reference));
    }

    /** Begins the same sign-in again. Entra's own session would answer for the person with the account that was refused. */
    @GET
    @Path("{reference}/" + RefusalLink.ANOTHER_ACCOUNT)
    public Response anotherAccount(@PathParam("reference") String written) {
        Reference reference = reference(written);
        return kept(reference)
                .flatMap(this::signIn)
                .map(link -> Response.seeOther(link)
                        .cookie(AnotherAccount.wanted(session))
                        .build())
                .orElseGet(() -> new RejectionPage(session).gone(reference));
    }

    private Optional<URI> signIn(KeptRejection rejection) {
        return Optional.ofNullable(rejection.client())
                .map(realm::getClientByClientId)
                .map(ClientModel::getBaseUrl)
                .filter(url -> !url.isBlank())
                .map(url ->
                        rejection.enterprise() == null ? URI.create(url) : SignInLink.at(url, rejection.enterprise()));
    }

    private Optional<KeptRejection> kept(Reference reference) {
        return new RejectionCookie(session).read(reference, KeycloakClock.now());
    }

    private Reference reference(String written) {
        if (!realm.isEnabled()) {
            throw new NotFoundException();
        }
        return Reference.parse(written).orElseThrow(NotFoundException::new);
    }
}
