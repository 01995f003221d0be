package com.rundiffusion.keycloak.enterprise.provisioning;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/** What was heard of one enterprise, on its way to the tables. */
public final class HeardRequests {

    private final Map<String, Instant> tokens = new HashMap<>();
    private final Deque<ScimRequest> log = new ArrayDeque<>();
    private ProvisioningState state = ProvisioningState.NONE;

    void note(String tokenId, Instant at, ProvisioningState news) {
        tokens.merge(tokenId, at, (one, other) -> one.isAfter(other) ? one : other);
        state = state.with(news);
    }

    /** @return whether there is one more than before */
    boolean log(ScimRequest request) {
        log.add(request);
        if (log.size() > ScimRequests.MOST) {
            log.remove();
            return false;
        }
        return true;
    }

    /** What came after it. */
    void add(HeardRequests later) {
        later.tokens.forEach((token, at) -> note(token, at, ProvisioningState.NONE));
        state = state.with(later.state);
        later.log.forEach(this::log);
    }

    List<ScimRequest> log() {
        return new ArrayList<>(log);
    }

    /** In the session's transaction. Whoever switches provisioning on makes the row of its state, and must find none. */
    public void write(KeycloakSession session, StoredEnterprise of) {
        AccessTokens written = new AccessTokens(session);
        tokens.forEach(written::noteUse);
        if (of.enterprise().people().provisioning().isOn()) {
            new ProvisioningStates(session).add(of.providerId(), state);
        }
        new ScimRequests(session).add(of.providerId(), log());
    }
}
