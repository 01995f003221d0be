package com.rundiffusion.keycloak.enterprise.person;

import com.rundiffusion.keycloak.enterprise.Provisioning;
import com.rundiffusion.keycloak.schema.PersonRow;
import java.util.Optional;

/** What a sign-in means for the people who are known. Whether a person who is bound or merged is let in, its own record says. */
public enum Arrival {
    /** The person is known, and nothing of it changes. */
    KNOWN,
    /** Nobody has heard of the person yet. */
    NEW,
    /** A record has waited for this sign-in to say which object id is its own. */
    BIND,
    /** Two records turn out to be one person's: the waiting one, which Entra knows, takes over what the other has. */
    MERGE,
    /** Entra's provisioning says that the person may not come in. */
    DEACTIVATED,
    /** Entra has not provisioned the person, and the enterprise lets in nobody else. */
    NOT_PROVISIONED;

    /**
     * @param known the record of the object id that the assertion names, a removed one too
     * @param waiting the record without an object id whose user name is the one that the assertion names
     */
    public static Arrival of(Optional<PersonRow> known, Optional<PersonRow> waiting, Provisioning policy) {
        if (!policy.isOn()) {
            return known.isPresent() ? KNOWN : NEW;
        }
        if (known.isEmpty()) {
            return waiting.isPresent() ? BIND : orRefused(NEW, policy);
        }
        PersonRow person = known.get();
        boolean mayBeWaitedFor = person.removedAt != null || !person.managed;
        if (mayBeWaitedFor && waiting.isPresent()) {
            return MERGE;
        }
        if (person.removedAt != null || !person.active) {
            return DEACTIVATED;
        }
        return person.managed ? KNOWN : orRefused(KNOWN, policy);
    }

    private static Arrival orRefused(Arrival unprovisioned, Provisioning policy) {
        return policy == Provisioning.REQUIRED ? NOT_PROVISIONED : unprovisioned;
    }

    public boolean isRefused() {
        return this == DEACTIVATED || this == NOT_PROVISIONED;
    }
}
