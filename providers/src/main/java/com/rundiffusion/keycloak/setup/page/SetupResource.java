package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.domain.DomainProofs;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.setup.SetupOpenings;
import com.rundiffusion.keycloak.enterprise.setup.SetupSecret;
import com.rundiffusion.keycloak.enterprise.setup.SetupSecrets;
import com.rundiffusion.keycloak.enterprise.store.WriteLock;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.operations.setup.LinkRequest;
import com.rundiffusion.keycloak.operations.setup.SetupCompany;
import com.rundiffusion.keycloak.operations.setup.SetupEvents;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.setup.session.SetupSession;
import com.rundiffusion.keycloak.setup.session.SetupSessions;
import com.rundiffusion.keycloak.setup.trial.TrialSignIn;
import com.rundiffusion.keycloak.signin.saml.SamlPost;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.util.LocaleUtil;

/**
 * {@code /realms/<realm>/setup}. To look changes nothing, and neither does the first post, which only exchanges the secret in the address
 * for a session: mail filters do both.
 */
public final class SetupResource {

    private final KeycloakSession session;
    private final SetupLinks links;
    private final SetupPages pages;
    private final SetupSessions sessions;

    SetupResource(KeycloakSession session) {
        this.session = session;
        this.links = new SetupLinks(session);
        this.pages = new SetupPages(session);
        this.sessions = new SetupSessions(session);
    }

    @GET
    @Path(SetupLinkUrl.OPEN + "/{secret}")
    public Response look(@PathParam("secret") String secret) {
        requireRealm();
        return usable(secret)
                .map(link -> pages.begin(link, session.getContext().getUri().getRequestUri()))
                .orElseGet(() -> gone(secret));
    }

    @POST
    @Path(SetupLinkUrl.OPEN + "/{secret}")
    public Response open(@PathParam("secret") String secret) {
        requireRealm();
        return isOfOwnPage()
                ? usable(secret).map(link -> open(link, contact(secret))).orElseGet(() -> gone(secret))
                : look(secret);
    }

    /**
     * Whether a page of ours has sent the form: another site's could open a link in somebody's browser, who would then sign in for it. A
     * browser without the header (Fetch Metadata, W3C) is older than most that Entra takes.
     */
    private boolean isOfOwnPage() {
        String site = session.getContext().getHttpRequest().getHttpHeaders().getHeaderString("Sec-Fetch-Site");
        return site == null || site.equals("same-origin");
    }

    private Optional<String> contact(String secret) {
        return SetupSecret.parse(secret).flatMap(new SetupSecrets(session)::contact);
    }

    private Response open(SetupLink link, Optional<String> contact) {
        if (!new SetupOpenings(session).mayBeOpened(link, KeycloakClock.now())) {
            return pages.tooMany();
        }
        Map<String, String> who =
                contact.map(address -> Map.of("contact", address)).orElse(Map.of());
        SetupEvents.of(session, link).store(SetupEvents.Kind.OPENED, link, who);
        return Response.seeOther(
                        SetupLinkUrl.step(session, link.id(), first(link).key()))
                .cookie(sessions.open(link, contact, false).cookie())
                .build();
    }

    /** Whatever is typed, the answer is the same; only a contact of a link that has ended, and was not withdrawn, gets a mail. */
    @POST
    @Path(SetupLinkUrl.OPEN + "/{secret}/" + SetupLinkUrl.RENEW)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response renew(@PathParam("secret") String secret, @FormParam("contact") String contact) {
        requireRealm();
        SetupSecret.parse(secret)
                .flatMap(new SetupSecrets(session)::ofFormerSecret)
                .ifPresent(link -> new LinkRequest(session).send(link, contact == null ? "" : contact.strip()));
        return pages.gone(renewal(secret), true);
    }

    @GET
    @Path(SetupLinkUrl.OPEN_TEST + "/{secret}")
    public Response lookAtTest(@PathParam("secret") String secret) {
        requireRealm();
        return invited(secret)
                .map(link -> pages.colleague(link, session.getContext().getUri().getRequestUri()))
                .orElseGet(pages::gone);
    }

    /** Sends a colleague's browser to the company's Entra. */
    @POST
    @Path(SetupLinkUrl.OPEN_TEST + "/{secret}")
    public Response openTest(@PathParam("secret") String secret) {
        requireRealm();
        if (!isOfOwnPage()) {
            return lookAtTest(secret);
        }
        return invited(secret)
                .flatMap(link -> new SetupCompany(session, link).enterprise().map(company -> begin(link, company)))
                .orElseGet(pages::gone);
    }

    private Response begin(SetupLink link, Enterprise company) {
        TrialSignIn test = new TrialSignIn(session);
        if (!test.mayBegin(link) || !new SetupOpenings(session).mayBeOpened(link, KeycloakClock.now())) {
            return pages.tooMany();
        }
        SetupSessions.Opened opened = sessions.open(link, Optional.empty(), true);
        return Response.fromResponse(test.begin(link, opened.session(), company))
                .cookie(opened.cookie())
                .build();
    }

    /** From a Reply URL, on another site: without this host's cookies. */
    @POST
    @Path(SetupLinkUrl.TEST)
    @Consumes(MediaType.WILDCARD)
    public Response answer(byte[] form) {
        requireRealm();
        return new TrialSignIn(session)
                .keep(SamlPost.read(form), form)
                .map(answer -> Response.seeOther(SetupLinkUrl.answered(session, answer))
                        .build())
                .orElseGet(pages::gone);
    }

    @GET
    @Path(SetupLinkUrl.TEST + "/{answer}")
    public Response answered(@PathParam("answer") String answer) {
        requireRealm();
        TrialSignIn test = new TrialSignIn(session);
        try {
            return sessions.ofThisBrowser()
                    .flatMap(browser -> answered(answer, test, browser).stream())
                    .findFirst()
                    .orElseGet(pages::otherBrowser);
        } catch (WriteLock.Busy busy) {
            return pages.busy();
        }
    }

    private Optional<Response> answered(String answer, TrialSignIn test, SetupSession browser) {
        return links.find(browser.linkId())
                .filter(this::isAtWork)
                .flatMap(link -> test.judge(answer, browser, link)
                        .map(judged -> pages.answer(new Visit(session, link, browser, SetupStep.TEST), judged)));
    }

    @GET
    @Path(SetupLinkUrl.ENTRA)
    public Response entraAnswered() {
        requireRealm();
        return pages.entraAnswered();
    }

    /** For whoever looks after the DNS: the record, and nothing else of the link. */
    @GET
    @Path(SetupLinkUrl.DNS + "/{proof}")
    public Response dns(@PathParam("proof") String proof) {
        requireRealm();
        return new DomainProofs(session).find(proof).map(pages::dns).orElseGet(pages::gone);
    }

    @Path("{link}")
    public LinkStepsResource link(@PathParam("link") String id) {
        requireRealm();
        return new LinkStepsResource(session, pages, id);
    }

    /** Whose Entra application is known already has nothing to do there; who comes back after going live is there to provision people. */
    private SetupStep first(SetupLink link) {
        List<SetupStep> steps = SetupStep.of(link);
        if (link.provisions() || new SetupCompany(session, link).isSetUp()) {
            return SetupStep.PROVISIONING;
        }
        boolean nothingToType = link.providerId().isPresent() && !link.renews() && steps.contains(SetupStep.TEST);
        return nothingToType ? SetupStep.TEST : steps.get(0);
    }

    private Optional<SetupLink> usable(String secret) {
        return SetupSecret.parse(secret)
                .flatMap(new SetupSecrets(session)::ofSecret)
                .filter(link -> new SetupCompany(session, link).isOpen(KeycloakClock.now()));
    }

    private Optional<SetupLink> invited(String secret) {
        return SetupSecret.parse(secret)
                .flatMap(sessions::invitedTo)
                .flatMap(links::find)
                .filter(this::isAtWork);
    }

    /** Whether there is still something to be tested. */
    private boolean isAtWork(SetupLink link) {
        return link.isUsable(KeycloakClock.now()) && !new SetupCompany(session, link).isSetUp();
    }

    private Response gone(String secret) {
        return pages.gone(renewal(secret), false);
    }

    private URI renewal(String secret) {
        return SetupLinkUrl.renewal(session, secret);
    }

    private void requireRealm() {
        LocaleUtil.processLocaleParam(session, session.getContext().getRealm(), null);
        if (!session.getContext().getRealm().isEnabled()) {
            throw new NotFoundException();
        }
    }
}
