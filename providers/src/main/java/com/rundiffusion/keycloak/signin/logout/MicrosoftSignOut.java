package com.rundiffusion.keycloak.signin.logout;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.signin.device.SignedOut;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * "Also sign out of Microsoft": takes whoever has just signed out here to Microsoft's own sign-out. Never by itself, for that signs
 * the person out of everything that their company has there.
 */
public final class MicrosoftSignOut {

    private final KeycloakSession session;
    private final RealmModel realm;

    MicrosoftSignOut(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** @param client the app that offers it, where the way leads back to; whatever stood in the link */
    @GET
    public Response go(@QueryParam(OAuth2Constants.CLIENT_ID) String client) {
        new OpenRealm(session).require();
        AppHome homes = new AppHome(realm);
        SignedOut device = new SignedOut(session);
        Optional<SignedOut.Kept> kept = device.read();
        Optional<Enterprise> enterprise = kept.map(SignedOut.Kept::company)
                .flatMap(new EnterpriseDirectory(session)::byAlias)
                .filter(company -> company.status() != Enterprise.Status.DRAFT);
        if (enterprise.isEmpty()) {
            return Response.seeOther(homes.of(client).orElseGet(homes::ofSome)).build();
        }
        String back = homes.of(client).isPresent() ? client : kept.get().client();
        MicrosoftLogoutRequest request =
                new MicrosoftLogoutRequest(enterprise.get().application(), kept.get());
        String state = KeycloakModelUtils.generateId();
        URI microsoft = request.to(session, state);
        device.write(kept.get().onTheWay(back, request.id(), state));
        return Response.seeOther(microsoft).build();
    }
}
