package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.LogoutRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What came to a tenant's sign-in endpoint, and what sessions were called in the answers. */
final class RequestLog {

    private static final int KEPT = 1000;

    private final Deque<AuthnRequest> requests = new ArrayDeque<>();
    private final Deque<LogoutRequest> logouts = new ArrayDeque<>();
    private final Set<String> given = new LinkedHashSet<>();
    private int visits;

    synchronized void visit() {
        visits++;
    }

    synchronized void add(AuthnRequest request) {
        if (requests.size() == KEPT) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    synchronized void add(LogoutRequest request) {
        if (logouts.size() == KEPT) {
            logouts.removeFirst();
        }
        logouts.addLast(request);
    }

    synchronized List<LogoutRequest> logouts() {
        return List.copyOf(logouts);
    }

    /** The SessionIndex of a response, whether it was sent or not. */
    synchronized void gave(String sessionIndex) {
        if (given.size() == KEPT) {
            given.remove(given.iterator().next());
        }
        given.add(sessionIndex);
    }

    synchronized boolean hasGiven(String sessionIndex) {
        return given.contains(sessionIndex);
    }

    synchronized int visits() {
        return visits;
    }

    synchronized Optional<AuthnRequest> last() {
        return Optional.ofNullable(requests.peekLast());
    }

    synchronized List<AuthnRequest> requests() {
        return List.copyOf(requests);
    }
}
