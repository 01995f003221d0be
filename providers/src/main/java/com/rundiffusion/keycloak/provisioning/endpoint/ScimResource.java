package com.rundiffusion.keycloak.provisioning.endpoint;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/**
 * {@code /realms/<realm>/provisioning/<alias>/v2}. Each method takes whatever path and media type there is: who has no token hears that
 * first, and nothing of a body is read before.
 */
public final class ScimResource {

    private static final String ANY = "{path: .*}";

    private final ScimExchange exchange;

    ScimResource(ScimExchange exchange) {
        this.exchange = exchange;
    }

    @GET
    @Path(ANY)
    public Response get() {
        return exchange.answer(HttpMethod.GET, InputStream.nullInputStream());
    }

    @POST
    @Path(ANY)
    public Response post(InputStream body) {
        return exchange.answer(HttpMethod.POST, body);
    }

    @PUT
    @Path(ANY)
    public Response put(InputStream body) {
        return exchange.answer(HttpMethod.PUT, body);
    }

    @PATCH
    @Path(ANY)
    public Response patch(InputStream body) {
        return exchange.answer(HttpMethod.PATCH, body);
    }

    @DELETE
    @Path(ANY)
    public Response delete() {
        return exchange.answer(HttpMethod.DELETE, InputStream.nullInputStream());
    }
}
