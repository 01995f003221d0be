package com.rundiffusion.keycloak.operations.upkeep.record;

import com.rundiffusion.keycloak.enterprise.provisioning.HeardRequests;
import com.rundiffusion.keycloak.enterprise.provisioning.RequestTally;
import com.rundiffusion.keycloak.enterprise.provisioning.RequestTally.Source;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.link.ProvisioningUrl;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;

/** Writes down what this node has heard of provisioning. */
public final class CountedRequests implements Runnable {

    private final KeycloakSessionFactory sessions;

    public CountedRequests(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Throws nothing: the clock would stop for good. */
    @Override
    public void run() {
        if (sessions.getProviderFactory(RealmResourceProvider.class, ProvisioningUrl.ID)
                instanceof RequestTally.Keeper keeper) {
            keeper.tally().take().forEach((source, heard) -> write(source, heard, keeper.tally()));
        }
    }

    private void write(Source source, HeardRequests heard, RequestTally tally) {
        boolean written = RealmJobs.attempted(
                "write down what was heard of provisioning",
                () -> new RealmTransaction(sessions, source.realmId()).run(session -> write(session, source, heard)));
        if (!written) {
            tally.putBack(source, heard);
        }
    }

    /** Held: rows of an enterprise that is being removed would stay behind. */
    private static void write(KeycloakSession session, Source source, HeardRequests heard) {
        // A realm that has been removed meanwhile takes it along.
        if (session.getContext().getRealm() != null) {
            new Enterprises(session)
                    .hold(source.providerId())
                    .ifPresent(stored -> heard.write(session, source.tokenId(), stored));
        }
    }
}
