package com.rundiffusion.keycloak.provisioning.people;

import com.rundiffusion.keycloak.enterprise.person.PersonChange;
import com.rundiffusion.keycloak.schema.PersonRow;
import java.util.Optional;

/** What it means that Entra makes somebody, for the people who are known. */
enum Posting {
    /** Nobody knows the person yet. */
    NEW,
    /** The person signed in before; the record is Entra's from now on. */
    ADOPT,
    /** The person was switched off, and is here again. */
    RESTORE,
    /** The person was removed, and is here again under another id. */
    REHIRE,
    /** The person is here. */
    EXISTS;

    /** What it makes of the person. */
    PersonChange change() {
        return switch (this) {
            case NEW -> PersonChange.CREATED;
            case ADOPT -> PersonChange.ADOPTED;
            case RESTORE -> PersonChange.RESTORED;
            case REHIRE -> PersonChange.REHIRED;
            case EXISTS -> throw new IllegalStateException("Whoever is here is not made again");
        };
    }

    /**
     * @param known whose object id it is
     * @param named who is found by the user name: the same, or another
     * @param hasObjectId whether the request names an object id
     */
    static Posting of(Optional<PersonRow> known, Optional<PersonRow> named, boolean hasObjectId) {
        if (known.isPresent()) {
            boolean isAnothers =
                    named.filter(other -> other != known.get() && other.active).isPresent();
            return isAnothers ? EXISTS : ofOne(known.get());
        }
        if (named.isEmpty()) {
            return NEW;
        }
        boolean isAnother = hasObjectId && named.get().objectId != null;
        if (isAnother) {
            // Who has left gives the name up: it is given out again.
            return named.get().active ? EXISTS : NEW;
        }
        return ofOne(named.get());
    }

    private static Posting ofOne(PersonRow person) {
        if (person.removedAt != null) {
            return REHIRE;
        }
        if (!person.managed) {
            return ADOPT;
        }
        return person.active ? EXISTS : RESTORE;
    }
}
