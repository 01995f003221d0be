package com.rundiffusion.keycloak.enterprise.setup;

import com.rundiffusion.keycloak.rejection.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One test of a setup link, as it is kept: without any value of the person who made it.
 *
 * @param endedAt empty while nothing has come back
 * @param odd what is no fault and yet not as usual
 * @param signer SHA-256 of the certificate that has verified it, in lower-case hexadecimal
 * @param provesTenant whether the key in it is one that we know to be the tenant's
 */
public record SignInTrial(
        long number,
        Instant begunAt,
        Optional<Instant> endedAt,
        List<Rejection> faults,
        Set<Oddity> odd,
        Optional<String> signer,
        boolean provesTenant) {

    /** What somebody who looks at a good test should know. */
    public enum Oddity {
        /** The claim for the address is missing: people of this company have none in the apps. */
        NO_ADDRESS,
        /** The claim is there and empty: this person has no mailbox, as administrators often have none. */
        NO_MAILBOX,
        /** Somebody of another tenant, whom this one has invited. */
        GUEST,
        /** The address is in none of the company's domains. */
        OTHER_DOMAIN,
        /** The clocks differ by more than a login would bear for long. */
        CLOCK,
        /** The certificate ends within two months. */
        CERTIFICATE_ENDING
    }

    public boolean isGood() {
        return endedAt.isPresent() && faults.isEmpty();
    }
}
