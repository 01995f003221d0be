package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.setup.SetupOpenings;
import com.rundiffusion.keycloak.enterprise.store.WriteLock;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.operations.setup.SetupCompany;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.setup.page.StepPage.Answer;
import com.rundiffusion.keycloak.setup.session.SetupSession;
import com.rundiffusion.keycloak.setup.session.SetupSessions;
import com.rundiffusion.keycloak.setup.trial.TrialSignIn;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;

/** The pages of one setup link, for browsers with a session of it. */
public final class LinkStepsResource {

    private static final Map<SetupStep, StepPage> PAGES = pages();

    private static final StepPage RENEWED = new RenewedPage();

    private final KeycloakSession session;
    private final SetupPages pages;
    private final String id;

    LinkStepsResource(KeycloakSession session, SetupPages pages, String id) {
        this.session = session;
        this.pages = pages;
        this.id = id;
    }

    private static Map<SetupStep, StepPage> pages() {
        Map<SetupStep, StepPage> pages = new EnumMap<>(SetupStep.class);
        pages.put(SetupStep.STATUS, new StatusPage());
        pages.put(SetupStep.CREATE, new CreatePage());
        pages.put(SetupStep.BASIC, new BasicPage());
        pages.put(SetupStep.PEOPLE, visit -> new HashMap<>());
        pages.put(SetupStep.VALUES, new ValuesPage());
        pages.put(SetupStep.DOMAINS, new DomainsPage());
        pages.put(SetupStep.TEST, new TestPage());
        pages.put(SetupStep.LIVE, new LivePage());
        pages.put(SetupStep.PROVISIONING, new ProvisioningPage());
        return pages;
    }

    @GET
    @Path("{step}")
    public Response step(@PathParam("step") String key) {
        SetupStep step = SetupStep.of(key).orElseThrow(NotFoundException::new);
        return with(step, visit -> pages.step(visit, page(visit).values(visit)));
    }

    @POST
    @Path("{step}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(@PathParam("step") String key, MultivaluedMap<String, String> fields) {
        SetupStep step = SetupStep.of(key).orElseThrow(NotFoundException::new);
        return ownForm(step, fields, (visit, form) -> {
            Answer answer = page(visit).post(visit, form);
            if (answer instanceof Answer.Gone gone) {
                new SetupOpenings(session).noteActed(visit.browser().openingId(), KeycloakClock.now());
                return Response.seeOther(gone.to()).build();
            }
            return pages.step(visit, ((Answer.Shown) answer).values());
        });
    }

    /** Sends the browser to the company's Entra: a person who signs in there is the only one of whom anything comes. */
    @POST
    @Path(TestPage.BEGIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response beginTest(MultivaluedMap<String, String> fields) {
        return ownForm(
                SetupStep.TEST,
                fields,
                (visit, form) -> begin(visit.link(), visit.browser())
                        .orElseGet(() ->
                                Response.seeOther(visit.url(SetupStep.VALUES)).build()));
    }

    /** Empty where there is nobody yet to send it to. */
    private Optional<Response> begin(SetupLink link, SetupSession browser) {
        TrialSignIn test = new TrialSignIn(session);
        return new SetupCompany(session, link)
                .enterprise()
                .map(company -> test.mayBegin(link) ? test.begin(link, browser, company) : pages.tooMany());
    }

    /** Another link, for somebody who does no more than sign in. */
    @POST
    @Path(TestPage.COLLEAGUE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response colleague(MultivaluedMap<String, String> fields) {
        return ownForm(SetupStep.TEST, fields, (visit, form) -> {
            Map<String, Object> values = page(visit).values(visit);
            values.put("awaits", "false");
            values.put(
                    "colleagueUrl",
                    SetupLinkUrl.openingTest(
                            session,
                            new SetupSessions(session)
                                    .inviteColleague(visit.link())
                                    .text()));
            return pages.step(visit, values);
        });
    }

    /** For "Upload metadata file" in Entra. */
    @GET
    @Path(BasicPage.METADATA)
    public Response metadata() {
        return with(
                SetupStep.BASIC,
                visit -> Response.ok(
                                OurMetadata.of(BasicPage.identifier(visit), BasicPage.replyUrls(visit)),
                                "application/samlmetadata+xml")
                        .header("Content-Disposition", "attachment; filename=\"rundiffusion-metadata.xml\"")
                        .build());
    }

    /** To be printed, once there is something to file. */
    @GET
    @Path(RecordPage.PATH)
    public Response record() {
        boolean goesLive = new SetupLinks(session)
                .find(id)
                .filter(link -> SetupStep.of(link).contains(SetupStep.LIVE))
                .isPresent();
        return with(goesLive ? SetupStep.LIVE : SetupStep.STATUS, this::record);
    }

    private Response record(Visit visit) {
        return visit.company().stored().isPresent()
                ? pages.step(visit, new RecordPage().values(visit))
                : Response.seeOther(visit.url(visit.step())).build();
    }

    private interface Own {
        Response of(Visit visit, SetupForm form);
    }

    private Response ownForm(SetupStep step, MultivaluedMap<String, String> fields, Own use) {
        SetupForm form = new SetupForm(fields);
        return with(step, visit -> {
            boolean isDone = visit.company().isSetUp() && step != SetupStep.PROVISIONING;
            if (!form.isOf(visit.browser()) || isDone) {
                return Response.seeOther(visit.url(step)).build();
            }
            // By itself: what the form makes us ask of others takes its time, and nobody waits for the link meanwhile.
            return RealmTransaction.beside(session)
                            .call(own -> new SetupOpenings(own).mayTakeForm(visit.link(), KeycloakClock.now()))
                    ? unlessBusy(() -> use.of(visit, form))
                    : pages.tooMany();
        });
    }

    private Response unlessBusy(Supplier<Response> work) {
        try {
            return work.get();
        } catch (WriteLock.Busy busy) {
            session.getTransactionManager().setRollbackOnly();
            return pages.busy();
        }
    }

    /** Looked at again at each call: it may have ended or been withdrawn since the session began. */
    private Response with(SetupStep step, Function<Visit, Response> use) {
        Optional<SetupSession> browser = new SetupSessions(session).of(id);
        if (browser.isEmpty()) {
            return pages.openAgain();
        }
        return new SetupLinks(session)
                .find(id)
                .filter(link -> SetupStep.of(link).contains(step) && isOpen(link, step))
                .map(link -> {
                    pages.speak(link);
                    return use.apply(new Visit(session, link, browser.get(), step));
                })
                .orElseGet(pages::gone);
    }

    /** What has been reached stays to be looked at by those who have reached it. */
    private boolean isOpen(SetupLink link, SetupStep step) {
        if (link.revokedAt().isPresent()) {
            return false;
        }
        SetupCompany company = new SetupCompany(session, link);
        return company.isSetUp()
                ? step == SetupStep.LIVE || step == SetupStep.PROVISIONING && company.mayProvision(KeycloakClock.now())
                : link.isUsable(KeycloakClock.now());
    }

    private static StepPage page(Visit visit) {
        return visit.step() == SetupStep.LIVE && visit.link().renews() ? RENEWED : PAGES.get(visit.step());
    }
}
