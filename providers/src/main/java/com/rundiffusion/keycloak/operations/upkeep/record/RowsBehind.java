package com.rundiffusion.keycloak.operations.upkeep.record;

import com.rundiffusion.keycloak.enterprise.list.EnterpriseList;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.enterprise.store.Remnants;
import com.rundiffusion.keycloak.event.BackgroundEvents;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/**
 * Writes our rows of enterprises that were made or changed past our own API, by a realm import or Keycloak's own admin REST:
 * without them nobody would hear of their certificates' end.
 */
public final class RowsBehind {

    private static final int BATCH = 20;

    private final RealmJobs jobs;

    public RowsBehind(RealmJobs jobs) {
        this.jobs = jobs;
    }

    public void catchUp() {
        for (List<String> page = after(""); !page.isEmpty(); page = after(page.get(page.size() - 1))) {
            if (!catchUp(page)) {
                // One that cannot be read must not keep its taken back.
                page.forEach(id -> catchUp(List.of(id)));
            }
        }
    }

    private boolean catchUp(List<String> ids) {
        return jobs.run("catch up with enterprises that were imported", session -> {
            Enterprises enterprises = new Enterprises(session);
            Remnants remnants = new Remnants(session);
            enterprises.lock();
            ids.forEach(id -> enterprises.findById(id).ifPresent(stored -> {
                if (remnants.linkAgain(stored)) {
                    report(session, stored.enterprise().alias());
                }
                enterprises.catchUpRows(stored);
            }));
        });
    }

    private static void report(KeycloakSession session, String alias) {
        new BackgroundEvents(session)
                .store(OperationType.UPDATE, alias, "", Map.of("alias", alias, "reason", "linked-again"));
    }

    private List<String> after(String providerId) {
        return jobs.inTransaction(session -> new EnterpriseList(session).withoutRowAfter(providerId, BATCH));
    }
}
