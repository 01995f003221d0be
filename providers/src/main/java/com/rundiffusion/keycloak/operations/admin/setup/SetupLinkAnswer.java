package com.rundiffusion.keycloak.operations.admin.setup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.domain.DomainProofs;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupOpenings;
import com.rundiffusion.keycloak.enterprise.setup.SetupPurpose;
import com.rundiffusion.keycloak.enterprise.setup.SetupSecret;
import com.rundiffusion.keycloak.enterprise.setup.SignInTrials;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.operations.setup.Connecting;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** What the admin REST says of a setup link. */
final class SetupLinkAnswer {

    private final KeycloakSession session;

    SetupLinkAnswer(KeycloakSession session) {
        this.session = session;
    }

    ObjectNode of(SetupLink link, Instant now) {
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        json.put("id", link.id());
        json.put("status", link.status(now).key());
        json.put("alias", link.alias().orElse(null));
        ArrayNode may = json.putArray("may");
        link.purposes().stream().map(SetupPurpose::key).sorted().forEach(may::add);
        json.set("presets", link.presets());
        json.put("tenantId", link.tenant().map(TenantId::guid).orElse(null));
        json.put("createdAt", link.createdAt().toString());
        json.put("createdBy", link.createdBy().orElse(null));
        json.put("expiresAt", link.period().endsAt().toString());
        json.put("awaitsApproval", link.approval().isAwaited());
        json.put("mailedAt", text(link.mailed().takenAt()));
        json.put("mailFailedAt", text(link.mailed().failedAt()));
        ArrayNode openings = json.putArray("openings");
        new SetupOpenings(session)
                .of(link)
                .forEach(opening -> openings.addObject()
                        .put("contact", opening.contact().orElse(null))
                        .put("openedAt", opening.openedAt().toString())
                        .put("actedAt", text(opening.actedAt())));
        return json;
    }

    /** With what has become of it so far, and what stands in its way. */
    ObjectNode detailed(SetupLink link, Instant now) {
        ObjectNode json = of(link, now);
        json.set("given", link.given().application());
        json.put("givenName", link.given().displayName().orElse(null));
        ArrayNode domains = json.putArray("domainProofs");
        new DomainProofs(session)
                .of(link.id())
                .forEach(proof -> domains.addObject()
                        .put("name", proof.domain())
                        .put("proof", proof.method().map(method -> method.key()).orElse(null))
                        .put("lookedAt", text(proof.lookedAt()))
                        .put("seen", proof.seen().orElse(null)));
        SignInTrials tests = new SignInTrials(session);
        tests.lastEnded(link).or(() -> tests.last(link)).ifPresent(test -> {
            ObjectNode last = json.putObject("lastTest");
            last.put("begunAt", test.begunAt().toString());
            last.put("endedAt", text(test.endedAt()));
            last.put("good", test.isGood());
            last.put("provesTenant", test.provesTenant());
            ArrayNode faults = last.putArray("faults");
            test.faults().forEach(fault -> faults.add(fault.code().key()));
        });
        Connecting.Readiness readiness = new Connecting(session).readiness(link);
        json.put("needsApproval", readiness.needsApproval());
        json.put("askedAt", text(link.approval().askedAt()));
        json.put("approvedAt", text(link.approval().givenAt()));
        json.put("declinedWhy", link.approval().declinedWhy().orElse(null));
        return json;
    }

    /** The only time that its address is told. */
    ObjectNode of(SetupLink link, SetupSecret secret, Instant now) {
        return of(link, now)
                .put("url", SetupLinkUrl.opening(session, secret.text()).toString());
    }

    private static String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
