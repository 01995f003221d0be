package com.rundiffusion.keycloak.enterprise.provisioning;

import java.time.Instant;
import java.util.Optional;

/** What a request that was done is the first sign of, beside that it was. */
public enum Milestone {
    NONE,
    /** Somebody was looked for who is not there, by what only Entra can have made up. */
    TESTED,
    /** Somebody was made or changed. */
    PERSON;

    ProvisioningState state(Instant at, boolean done) {
        Optional<Instant> now = Optional.of(at);
        return new ProvisioningState(
                now,
                now.filter(one -> done),
                now.filter(one -> done && this == TESTED),
                now.filter(one -> done && this == PERSON));
    }
}
