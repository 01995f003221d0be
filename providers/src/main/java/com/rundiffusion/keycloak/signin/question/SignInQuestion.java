package com.rundiffusion.keycloak.signin.question;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.realm.OpenRealm;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/**
 * Which sign-in an app should start for an alias: ours, or the one that it had before. Anybody may ask, so the answer tells
 * a customer from everything else and no more: unknown, a draft and what is no alias look the same.
 */
public final class SignInQuestion {

    private final KeycloakSession session;

    SignInQuestion(KeycloakSession session) {
        this.session = session;
    }

    /** @param alias whatever stood in the link */
    @GET
    @Path("{alias: .*}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response answer(@PathParam("alias") String alias) {
        OpenRealm.require(session);
        boolean ours = new EnterpriseDirectory(session)
                .byAlias(alias)
                .filter(enterprise -> enterprise.status() != Enterprise.Status.DRAFT)
                .isPresent();
        return new AppOrigins(session)
                .allow(Response.ok(ours ? "{\"use\":\"sso\"}" : "{\"use\":\"other\"}"))
                .header("Cache-Control", "public, max-age=60")
                .build();
    }

    @OPTIONS
    @Path("{alias: .*}")
    public Response preflight() {
        OpenRealm.require(session);
        return new AppOrigins(session).allowAsking(Response.noContent()).build();
    }
}
