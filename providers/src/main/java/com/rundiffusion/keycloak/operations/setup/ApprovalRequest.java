package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.setup.SetupApprovals;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;

/** Asks operations to look at what a customer has given. The link's clock stands still until they have said something. */
public final class ApprovalRequest {

    private final KeycloakSession session;

    public ApprovalRequest(KeycloakSession session) {
        this.session = session;
    }

    /** @param faults for operations alone: that a value is somebody else's, the customer is not told */
    public void send(SetupLink link, SetupEvents events, List<Fault> faults) {
        Instant now = KeycloakClock.now();
        SetupLink asked = new SetupApprovals(session).ask(link, now);
        new LinkClock(session).set(link.id(), now);
        events.store(SetupEvents.Kind.APPROVAL_ASKED, asked, Map.of("faults", codes(faults)));
        new SetupNews(session).tell(SetupNews.News.ASKED, asked, codes(faults));
    }

    static String codes(List<Fault> faults) {
        return faults.stream().map(fault -> fault.code().key()).collect(Collectors.joining(", "));
    }
}
