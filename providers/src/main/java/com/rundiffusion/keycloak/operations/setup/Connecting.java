package com.rundiffusion.keycloak.operations.setup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupProgress;
import com.rundiffusion.keycloak.enterprise.setup.SignInTrial;
import com.rundiffusion.keycloak.enterprise.setup.SignInTrials;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.operations.onboarding.Intent;
import com.rundiffusion.keycloak.operations.onboarding.Judge;
import com.rundiffusion.keycloak.operations.onboarding.Onboarding;
import com.rundiffusion.keycloak.operations.onboarding.Outcome;
import com.rundiffusion.keycloak.operations.onboarding.Submission;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Makes of a setup link what it is for: a draft once the tenant is proven or operations say so, and an enterprise that is live. */
public final class Connecting {

    private final KeycloakSession session;
    private final SetupProgress progress;

    public Connecting(KeycloakSession session) {
        this.session = session;
        this.progress = new SetupProgress(session);
    }

    /**
     * @param link as it is now
     * @param faults then nothing has changed
     */
    public record Step(SetupLink link, List<Fault> faults) {}

    /**
     * Stores what the customer has given: a new draft, or other values of the one that the link acts on. To be called under the
     * enterprises' lock.
     *
     * @param events of whoever does it
     */
    public Step store(SetupLink link, SetupEvents events) {
        SetupCompany company = new SetupCompany(session, link);
        return store(link, company.document(company.stored()), company.stored(), events);
    }

    private Step store(SetupLink link, ObjectNode document, Optional<StoredEnterprise> stored, SetupEvents events) {
        Submission submission = new Submission(document, List.of());
        Intent intent = stored.map(kept -> Intent.update(kept.enterprise().alias(), submission))
                .orElseGet(() -> Intent.create(submission));
        Outcome outcome = new Onboarding(session, events).store(intent, Optional.empty());
        if (outcome.failed()) {
            return new Step(link, outcome.faults());
        }
        Enterprise enterprise = outcome.enterprise();
        String providerId =
                enterprise.tenant().providerId(session.getContext().getRealm().getId());
        return new Step(progress.connect(link, enterprise.tenant(), providerId, enterprise.alias()), List.of());
    }

    /**
     * Adds a domain that is proven by now to the enterprise that the link acts on, and nothing else of what was given with it: a proven
     * domain proves no key. To be called under the enterprises' lock, in a session that has read nothing before it.
     */
    List<Fault> addDomain(SetupLink link, String domain, SetupEvents events) {
        Optional<StoredEnterprise> stored = new SetupCompany(session, link).stored();
        if (stored.isEmpty() || stored.get().enterprise().domains().contains(domain)) {
            return List.of();
        }
        ObjectNode document = StrictJson.MAPPER.createObjectNode();
        ArrayNode domains = document.putArray("domains");
        stored.get().enterprise().domains().stream().sorted().forEach(domains::add);
        domains.add(domain);
        Outcome outcome = new Onboarding(session, events)
                .store(
                        Intent.update(stored.get().enterprise().alias(), new Submission(document, List.of())),
                        Optional.empty());
        return outcome.faults();
    }

    /** What would keep the given values from being stored: of other companies too, so for operations alone. */
    List<Fault> faults(SetupLink link) {
        SetupCompany company = new SetupCompany(session, link);
        return company.stored()
                .map(kept -> new Judge(session)
                        .judge(Intent.update(
                                kept.enterprise().alias(),
                                new Submission(company.document(Optional.of(kept)), List.of())))
                        .outcome()
                        .faults())
                .orElse(List.of());
    }

    /** What stands between a link and going live. */
    public Readiness readiness(SetupLink link) {
        Optional<SignInTrial> test = new SignInTrials(session).lastEnded(link).filter(SignInTrial::isGood);
        boolean proven = test.filter(SignInTrial::provesTenant).isPresent();
        // A tenant that the link is bound to has got its enterprise by it, under the name that its customer has chosen.
        boolean isOfOperations = link.providerId().isPresent() && link.tenant().isEmpty();
        boolean chosen = isOfOperations || link.presets().hasNonNull("alias");
        return new Readiness(
                new SetupCompany(session, link).enterprise().isPresent(),
                test.isPresent(),
                proven,
                chosen,
                new ApprovalRule(session.getContext().getRealm()).asksFor(proven, chosen)
                        && link.approval().givenAt().isEmpty());
    }

    /**
     * @param proven whether the tenant is known to be the customer's
     * @param named whether operations have chosen the alias
     * @param needsApproval whether operations have still to say yes
     */
    public record Readiness(boolean hasValues, boolean tested, boolean proven, boolean named, boolean needsApproval) {

        public boolean mayGoOn() {
            return hasValues && tested;
        }
    }

    /**
     * Lets its people in; to be asked for by a person, after a good test. One that is live, or that operations have paused, stays as it
     * is.
     */
    public Step goLive(SetupLink link, SetupEvents events) {
        SetupCompany company = new SetupCompany(session, link);
        Optional<StoredEnterprise> stored = company.stored();
        if (company.isConnected()) {
            return new Step(link, List.of());
        }
        ObjectNode document = company.document(stored);
        Step live = store(link, document.put("status", Status.ACTIVE.key()), stored, events);
        if (!live.faults().isEmpty()) {
            return live;
        }
        return new Step(progress.finish(live.link(), KeycloakClock.now()), List.of());
    }
}
