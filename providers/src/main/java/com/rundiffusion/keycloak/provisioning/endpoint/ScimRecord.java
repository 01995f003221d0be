package com.rundiffusion.keycloak.provisioning.endpoint;

import com.rundiffusion.keycloak.enterprise.provisioning.Milestone;
import com.rundiffusion.keycloak.enterprise.provisioning.RequestTally;
import com.rundiffusion.keycloak.enterprise.provisioning.RequestTally.Source;
import com.rundiffusion.keycloak.enterprise.provisioning.ScimRequest;
import com.rundiffusion.keycloak.provisioning.call.ScimCall;
import com.rundiffusion.keycloak.provisioning.call.ScimResult;
import com.rundiffusion.keycloak.provisioning.endpoint.ScimDoor.Visitor;
import com.rundiffusion.keycloak.provisioning.endpoint.ScimMetrics.Held;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** What is remembered of requests, in memory: what operations and the customer see, and what monitoring counts. */
record ScimRecord(RequestTally tally, ScimMetrics metrics) {

    /** Of whom nobody knows whose it is. */
    void noteStranger(String method, ScimFault refused) {
        metrics.countStranger(method, refused.code().status());
        if (refused.code() == ScimFaultCode.TOO_MANY_REQUESTS) {
            metrics.countHeld(Held.NETWORK);
        }
    }

    Begun begin(KeycloakSession session, Visitor visitor, ScimRoute route, String method) {
        Source source = new Source(
                session.getContext().getRealm().getId(),
                visitor.token().providerId(),
                visitor.token().id());
        return new Begun(source, route, method, System.nanoTime());
    }

    /** One that is under way. */
    final class Begun {

        private final Source source;
        private final ScimRoute route;
        private final String method;
        private final long since;

        Begun(Source source, ScimRoute route, String method, long since) {
            this.source = source;
            this.route = route;
            this.method = method;
            this.since = since;
        }

        void done(ScimCall call, ScimResult result) {
            Optional<String> item = route.item().or(() -> made(result));
            note(result.status().code(), item, Optional.empty(), milestone(call, result));
        }

        private Optional<String> made(ScimResult result) {
            return result.json()
                    .filter(json -> result.status() == ScimResult.Status.MADE)
                    .map(json -> json.path("id").asText());
        }

        private Milestone milestone(ScimCall call, ScimResult result) {
            if (method.equals("GET")) {
                return ConnectionTest.isOne(route, call, result) ? Milestone.TESTED : Milestone.NONE;
            }
            boolean ofAPerson = route.kind() == ScimRoute.Kind.USERS && !method.equals("DELETE");
            return ofAPerson ? Milestone.PERSON : Milestone.NONE;
        }

        void refused(ScimFault fault) {
            if (fault.code() == ScimFaultCode.TOO_MANY_REQUESTS) {
                metrics.countHeld(Held.ENTERPRISE);
            }
            note(fault.code().status(), route.item(), Optional.of(fault), Milestone.NONE);
        }

        private void note(int status, Optional<String> item, Optional<ScimFault> fault, Milestone milestone) {
            metrics.countRequest(route.kind(), method, status);
            ScimRequest request = new ScimRequest(
                    KeycloakClock.now(),
                    method,
                    route.kind().key(),
                    item,
                    status,
                    fault.map(refused -> refused.code().key()),
                    fault.map(ScimFault::detail),
                    Duration.ofNanos(System.nanoTime() - since));
            tally.note(source, request, milestone);
        }
    }
}
