package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.operations.setup.Connecting.Readiness;
import com.rundiffusion.keycloak.operations.setup.Connecting.Step;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/**
 * Somebody presses "Go live". To be run in a session of its own, which reads nothing before it has the locks: what is judged is what goes
 * live, whatever another browser gives meanwhile, and nothing that operations have changed is undone.
 */
public final class GoingLive {

    /** Somebody else has it: whose it is, only operations are told. */
    private static final Set<FaultCode> TAKEN = EnumSet.of(
            FaultCode.ALIAS_TAKEN, FaultCode.TENANT_TAKEN, FaultCode.CERTIFICATE_TAKEN, FaultCode.DOMAIN_TAKEN);

    private final KeycloakSession session;

    public GoingLive(KeycloakSession session) {
        this.session = session;
    }

    /** @return what the customer has to change; empty once it is live, or operations are asked, or there is nothing to do */
    public List<Fault> of(SetupLink seen) {
        new Enterprises(session).lock();
        SetupLink link = new SetupLinks(session).hold(seen);
        Connecting connecting = new Connecting(session);
        Readiness readiness = connecting.readiness(link);
        boolean isDue = link.isUsable(KeycloakClock.now())
                && readiness.mayGoOn()
                && !link.approval().isAwaited()
                && !new SetupCompany(session, link).isSetUp();
        if (!isDue) {
            return List.of();
        }
        SetupEvents events = SetupEvents.of(session, link);
        if (readiness.needsApproval()) {
            new ApprovalRequest(session).send(link, events, List.of());
            return List.of();
        }
        Step step = connecting.goLive(link, events);
        if (step.faults().isEmpty()) {
            events.store(SetupEvents.Kind.LIVE, step.link());
            new SetupNews(session).tell(SetupNews.News.LIVE, step.link(), "");
            return List.of();
        }
        List<Fault> ofTheCustomer = step.faults().stream()
                .filter(fault -> !TAKEN.contains(fault.code()))
                .toList();
        if (ofTheCustomer.isEmpty()) {
            new ApprovalRequest(session).send(link, events, step.faults());
        }
        return ofTheCustomer;
    }
}
