package com.rundiffusion.keycloak.enterprise.provisioning;

import java.util.HashMap;
import java.util.Map;

/**
 * What this node has heard of provisioning since that was last written down, in memory: no request waits for it. A node that dies before
 * takes it along.
 */
public final class RequestTally {

    /** In all: a database that is away for long must not fill the memory. */
    private static final int MOST_LOGGED = 20_000;

    private Map<Source, HeardRequests> heard = new HashMap<>();
    private int logged;

    /** Whoever has the tally of this server. */
    public interface Keeper {
        RequestTally tally();
    }

    /**
     * What came with one token.
     *
     * @param providerId internal id of the enterprise's identity provider
     * @param tokenId of the token: an enterprise that is made anew has others, and inherits nothing
     */
    public record Source(String realmId, String providerId, String tokenId) {}

    /** @param milestone what it is the sign of */
    public synchronized void note(Source source, ScimRequest request, Milestone milestone) {
        HeardRequests of = heard.computeIfAbsent(source, first -> new HeardRequests());
        of.note(state(request, milestone));
        if (logged < MOST_LOGGED && request.isLogged() && of.log(request)) {
            logged++;
        }
    }

    private static ProvisioningState state(ScimRequest request, Milestone milestone) {
        return milestone.state(request.at(), !request.isRefused());
    }

    /** What was heard since it was last taken. */
    public synchronized Map<Source, HeardRequests> take() {
        Map<Source, HeardRequests> taken = heard;
        heard = new HashMap<>();
        logged = 0;
        return taken;
    }

    /** What could not be written down: once more with what comes next. */
    public synchronized void putBack(Source source, HeardRequests earlier) {
        logged += earlier.log().size();
        HeardRequests later = heard.put(source, earlier);
        if (later != null) {
            earlier.add(later);
        }
    }
}
