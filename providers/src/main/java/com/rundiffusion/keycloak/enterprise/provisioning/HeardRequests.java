package com.rundiffusion.keycloak.enterprise.provisioning;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** What came with one token, on its way to the tables. */
public final class HeardRequests {

    private static final int TOO_MANY = 429;

    private final Deque<ScimRequest> log = new ArrayDeque<>();
    private ProvisioningState state = ProvisioningState.NONE;
    private boolean toldToWait;

    void note(ProvisioningState news) {
        state = state.with(news);
    }

    /** @return whether there is one more than before */
    boolean log(ScimRequest request) {
        if (request.status() == TOO_MANY) {
            // One tells of all: they would take the place of everything else.
            if (toldToWait) {
                return false;
            }
            toldToWait = true;
        }
        log.add(request);
        if (log.size() > ScimRequests.MOST) {
            log.remove();
            return false;
        }
        return true;
    }

    /** What came after it. */
    void add(HeardRequests later) {
        note(later.state);
        later.log.forEach(this::log);
    }

    List<ScimRequest> log() {
        return new ArrayList<>(log);
    }

    /**
     * In the session's transaction; nothing when the token is gone. Whoever switches provisioning on makes the row of its state, and must
     * find none.
     */
    public void write(KeycloakSession session, String tokenId, StoredEnterprise of) {
        boolean known = state.lastRequestAt()
                .filter(at -> new AccessTokens(session).noteUse(tokenId, at))
                .isPresent();
        if (!known) {
            return;
        }
        if (of.enterprise().people().provisioning().isOn()) {
            new ProvisioningStates(session).add(of.providerId(), state);
        }
        new ScimRequests(session).add(of.providerId(), log());
    }
}
