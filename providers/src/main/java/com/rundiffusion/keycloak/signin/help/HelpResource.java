package com.rundiffusion.keycloak.signin.help;

import com.rundiffusion.keycloak.link.HelpLink;
import com.rundiffusion.keycloak.link.RefusalLink;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.rejection.Reference;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.LocaleUtil;

/**
 * "Stuck on a Microsoft page?" What a person pastes is read and dropped; the answer is a page of its own, whose address
 * holds the code alone, so that it can be reloaded, read in another language and sent to an administrator.
 */
public final class HelpResource {

    private static final String TEMPLATE = "sign-in-help.ftl";
    private static final String NONE = "none";

    private final KeycloakSession session;
    private final RealmModel realm;

    HelpResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    @GET
    public Response ask() {
        return page(null, null);
    }

    @GET
    @Path("{client}")
    public Response ask(@PathParam("client") String client) {
        return page(client, null);
    }

    /** @param code digits, or {@code none} for a text without a code */
    @GET
    @Path("{client}/{code: [1-9][0-9]{4,6}|none}")
    public Response answer(@PathParam("client") String client, @PathParam("code") String code) {
        return page(client, code);
    }

    /** A code of Microsoft's leads to its answer; a reference of ours, which people take for one, to the page of its refusal. */
    @POST
    @Path("{client}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response read(@PathParam("client") String client, @FormParam("text") String pasted) {
        Optional<String> text = Optional.ofNullable(pasted);
        return Response.seeOther(text.flatMap(PastedError::code)
                        .map(code -> answer(code.toString()))
                        .or(() -> text.flatMap(Reference::parse)
                                .map(reference -> RefusalLink.at(session, reference.value())))
                        .orElseGet(() -> answer(NONE)))
                .build();
    }

    private URI answer(String code) {
        return session.getContext().getUri().getAbsolutePathBuilder().path(code).build();
    }

    private Response page(String clientId, String code) {
        LocaleUtil.processLocaleParam(session, realm, null);
        // Keycloak takes braces in the path of a page for a template, and fails where it has no value for it.
        if (!realm.isEnabled() || (clientId != null && clientId.contains("{"))) {
            throw new NotFoundException();
        }
        ClientModel client = clientId == null ? null : realm.getClientByClientId(clientId);
        if (client != null && client.getBaseUrl() != null) {
            session.getContext().setClient(client);
        }
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class)
                .setAttribute("askUrl", HelpLink.at(session, client))
                .setAttribute("code", code)
                .setAttribute(
                        "supportEmail", new SsoSettings(realm).supportEmail().orElse(null));
        if (code != null && !NONE.equals(code)) {
            EntraError.of(Integer.parseInt(code))
                    .ifPresent(error -> form.setAttribute("error", error.key())
                            .setAttribute("fixer", error.fixer().key()));
        }
        return form.createForm(TEMPLATE);
    }
}
