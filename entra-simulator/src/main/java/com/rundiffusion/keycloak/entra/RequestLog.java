package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What came to a tenant's sign-in endpoint. */
final class RequestLog {

    private static final int KEPT = 1000;

    private final Deque<AuthnRequest> requests = new ArrayDeque<>();
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
