package com.rundiffusion.keycloak.operations.migration;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.firebase.FirebaseUsers;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.operations.migration.FirebasePeople.Known;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Stores the uids of one enterprise's people, a few hundred a transaction. Each takes the enterprises' lock, but for a dry run, and looks anew:
 * rows of one that is deleted meanwhile would be left to whoever is connected with that tenant next.
 */
public final class FirebaseUserImport {

    private static final int BATCH = 200;

    private final RealmTransaction realm;
    private final String alias;
    private final boolean dryRun;
    private final Map<FirebaseUsers.Result, Integer> results = new EnumMap<>(FirebaseUsers.Result.class);

    public FirebaseUserImport(KeycloakSession request, String alias, boolean dryRun) {
        this.realm = RealmTransaction.beside(request);
        this.alias = alias;
        this.dryRun = dryRun;
    }

    /** @return false when the enterprise is gone */
    public boolean store(FirebasePeople people) {
        List<Known> all = people.known();
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Known> batch = all.subList(from, Math.min(from + BATCH, all.size()));
            Optional<List<FirebaseUsers.Result>> kept = realm.call(session -> keep(session, batch));
            if (kept.isEmpty()) {
                return false;
            }
            for (int i = 0; i < batch.size(); i++) {
                FirebaseUsers.Result result = kept.get().get(i);
                results.merge(result, 1, Integer::sum);
                if (result == FirebaseUsers.Result.BOUND) {
                    people.fail(batch.get(i).user(), FirebaseUserFault.NAME_ID_TAKEN);
                }
            }
        }
        return true;
    }

    private Optional<List<FirebaseUsers.Result>> keep(KeycloakSession session, List<Known> batch) {
        Enterprises enterprises = new Enterprises(session);
        if (!dryRun) {
            enterprises.lock();
        }
        Optional<StoredEnterprise> stored = enterprises.find(alias);
        if (!dryRun) {
            stored.ifPresent(enterprises::noteFirebaseUsers);
        }
        return stored.map(StoredEnterprise::providerId).map(providerId -> keep(session, providerId, batch));
    }

    private List<FirebaseUsers.Result> keep(KeycloakSession session, String providerId, List<Known> batch) {
        FirebaseUsers users = new FirebaseUsers(session, providerId);
        return batch.stream()
                .map(person -> dryRun
                        ? users.rehearse(person.nameId(), person.uid())
                        : users.keep(person.nameId(), person.uid()))
                .toList();
    }

    public int stored() {
        return count(FirebaseUsers.Result.STORED);
    }

    public int changed() {
        return count(FirebaseUsers.Result.CHANGED);
    }

    public int unchanged() {
        return count(FirebaseUsers.Result.UNCHANGED);
    }

    /** How many rows differ from before. */
    public int written() {
        return stored() + changed();
    }

    private int count(FirebaseUsers.Result result) {
        return results.getOrDefault(result, 0);
    }
}
