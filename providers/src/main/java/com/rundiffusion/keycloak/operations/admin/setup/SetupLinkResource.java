package com.rundiffusion.keycloak.operations.admin.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.domain.DomainProofs;
import com.rundiffusion.keycloak.enterprise.setup.SetupApprovals;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.setup.SetupPeriods;
import com.rundiffusion.keycloak.enterprise.setup.SetupPurpose;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.operations.admin.answer.Answers;
import com.rundiffusion.keycloak.operations.admin.answer.EnterprisePermissions;
import com.rundiffusion.keycloak.operations.onboarding.EnterpriseEvents;
import com.rundiffusion.keycloak.operations.setup.Connecting;
import com.rundiffusion.keycloak.operations.setup.LinkClock;
import com.rundiffusion.keycloak.operations.setup.Renewal;
import com.rundiffusion.keycloak.operations.setup.SetupCompany;
import com.rundiffusion.keycloak.operations.setup.SetupEvents;
import com.rundiffusion.keycloak.operations.setup.SetupMail;
import com.rundiffusion.keycloak.operations.setup.SetupNews;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;

/** {@code …/setup-links/<id>}: what operations do with one link. None of these tells its secret again. */
public final class SetupLinkResource {

    private static final int LONGEST_REASON = 255;
    private static final int MOST_DAYS = 365;
    private static final int DAYS = 14;

    private final KeycloakSession session;
    private final EnterprisePermissions permissions;
    private final Optional<SetupLink> link;
    private final SetupLinks links;
    private final SetupEvents events;
    private final Answers answers;
    private final SetupLinkAnswer answer;

    /** @param link empty where nobody has such a one */
    SetupLinkResource(
            KeycloakSession session,
            EnterprisePermissions permissions,
            EnterpriseEvents events,
            Optional<SetupLink> link) {
        this.session = session;
        this.permissions = permissions;
        this.link = link;
        this.links = new SetupLinks(session);
        this.events = SetupEvents.of(session, events);
        this.answers = new Answers(session);
        this.answer = new SetupLinkAnswer(session);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get() {
        permissions.requireView();
        return link.map(found ->
                        Response.ok(answer.detailed(found, KeycloakClock.now())).build())
                .orElseGet(answers::unknownLink);
    }

    /** Mails it to its contacts, with a secret of its own for each mail. */
    @POST
    @Path("send")
    @Produces(MediaType.APPLICATION_JSON)
    public Response send() {
        return change(found -> {
            if (new SetupCompany(session, found).contacts().isEmpty()) {
                return answers.faults(
                        List.of(FaultCode.FIELD_MISSING.fault("contacts", null, "an address to send it to")));
            }
            if (!found.isUsable(KeycloakClock.now()) && !new SetupCompany(session, found).isOpen(KeycloakClock.now())) {
                return ended(found);
            }
            boolean taken = new SetupMail(session).invite(found);
            events.store(SetupEvents.Kind.SENT, found, Map.of("taken", taken));
            return now(found);
        });
    }

    /** Its URL stays. */
    @POST
    @Path("extend")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response extend(InputStream body) {
        return change(found -> answers.withJson(body, json -> {
            int days = json.path("days").asInt(DAYS);
            if (!json.path("days").isMissingNode() && !json.path("days").isInt() || days < 1 || days > MOST_DAYS) {
                return answers.faults(List.of(FaultCode.DAYS_UNKNOWN.fault(
                        "days", json.path("days").toString(), "a number from 1 to " + MOST_DAYS)));
            }
            boolean isDone = found.finishedAt().isPresent() && !found.purposes().contains(SetupPurpose.PROVISIONING);
            if (found.revokedAt().isPresent() || isDone) {
                return ended(found);
            }
            Instant now = KeycloakClock.now();
            Instant from = found.period().endsAt().isAfter(now) ? found.period().endsAt() : now;
            new SetupPeriods(session).extend(found, from.plus(Duration.ofDays(days)));
            events.store(SetupEvents.Kind.EXTENDED, found);
            return now(found);
        }));
    }

    /** Nobody gets any further with it, whoever has it open. */
    @POST
    @Path("revoke")
    @Produces(MediaType.APPLICATION_JSON)
    public Response revoke() {
        return change(found -> {
            if (found.revokedAt().isEmpty()) {
                new SetupPeriods(session).revoke(found, KeycloakClock.now());
                new DomainProofs(session).giveUp(found.id());
                events.store(SetupEvents.Kind.REVOKED, found);
            }
            return now(found);
        });
    }

    /**
     * Says yes to what its customer has asked for: the company goes live, or its new certificate counts.
     *
     * @param askedAt when that was asked, as the link tells; may be left out as long as it was asked once
     */
    @POST
    @Path("approve")
    @Produces(MediaType.APPLICATION_JSON)
    public Response approve(@QueryParam("askedAt") String askedAt) {
        return change(seen -> {
            new Enterprises(session).lock();
            SetupLink found = links.hold(seen);
            if (!found.isUsable(KeycloakClock.now()) || new SetupCompany(session, found).isSetUp()) {
                return ended(found);
            }
            boolean isReady =
                    found.renews() || new Connecting(session).readiness(found).mayGoOn();
            Optional<SetupLink> approved = seen(found, askedAt)
                    .filter(at -> isReady)
                    .flatMap(at -> new SetupApprovals(session).approve(found, at, KeycloakClock.now()));
            return approved.map(this::approved).orElseGet(() -> notAsked(found, askedAt));
        });
    }

    private Response notAsked(SetupLink found, String askedAt) {
        return answers.faults(List.of(FaultCode.APPROVAL_NOT_ASKED.fault(
                "askedAt",
                askedAt,
                found.approval().askedAt().map(Instant::toString).orElse("that the customer asks"))));
    }

    private static Optional<Instant> seen(SetupLink found, String askedAt) {
        if (askedAt == null) {
            return found.approval().askedAt().filter(once -> found.approval().asks() == 1);
        }
        try {
            return Optional.of(Instant.parse(askedAt));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private Response approved(SetupLink approved) {
        new LinkClock(session).set(approved.id(), KeycloakClock.now());
        Connecting.Step step = approved.renews()
                ? new Renewal(session).putBeside(approved, events)
                : new Connecting(session).goLive(approved, events);
        if (!step.faults().isEmpty()) {
            return undone(step.faults());
        }
        events.store(SetupEvents.Kind.APPROVED, approved);
        if (!approved.renews()) {
            events.store(SetupEvents.Kind.LIVE, step.link());
        }
        new SetupNews(session)
                .tell(approved.renews() ? SetupNews.News.KEY_APPROVED : SetupNews.News.LIVE, step.link(), "");
        return now(approved);
    }

    /** What has a fault changes nothing. */
    private Response undone(List<Fault> faults) {
        session.getTransactionManager().setRollbackOnly();
        return answers.faults(faults);
    }

    /** Gives it back to the customer, who is told why. */
    @POST
    @Path("decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response decline(InputStream body) {
        return change(found -> answers.withJson(body, json -> decline(found, json)));
    }

    private Response decline(SetupLink seen, ObjectNode json) {
        String why = json.path("reason").asText("").strip();
        if (why.isEmpty()) {
            return answers.faults(List.of(FaultCode.FIELD_MISSING.fault("reason", null, "what the customer is told")));
        }
        if (why.length() > LONGEST_REASON) {
            return answers.faults(List.of(FaultCode.TEXT_TOO_LONG.fault(
                    "reason", why.length() + " characters", "at most " + LONGEST_REASON)));
        }
        SetupLink found = links.hold(seen);
        if (!found.isUsable(KeycloakClock.now())) {
            return ended(found);
        }
        if (!found.approval().isAwaited()) {
            return notAsked(found, null);
        }
        new SetupApprovals(session).decline(found, why, KeycloakClock.now());
        new LinkClock(session).set(found.id(), KeycloakClock.now());
        events.store(SetupEvents.Kind.DECLINED, found);
        new SetupNews(session).tell(SetupNews.News.DECLINED, found, why);
        return now(found);
    }

    private Response change(Function<SetupLink, Response> change) {
        permissions.requireManage();
        return answers.unlessBusy(() -> link.map(change).orElseGet(answers::unknownLink));
    }

    private Response now(SetupLink changed) {
        return Response.ok(answer.detailed(links.findNow(changed.id()).orElseThrow(), KeycloakClock.now()))
                .build();
    }

    private Response ended(SetupLink found) {
        return answers.faults(List.of(FaultCode.LINK_ENDED.fault(
                null, found.status(KeycloakClock.now()).key(), "a link that can be used; make another one")));
    }
}
