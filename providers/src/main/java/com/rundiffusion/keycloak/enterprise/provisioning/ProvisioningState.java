package com.rundiffusion.keycloak.enterprise.provisioning;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the provisioning of an enterprise does, each as far as it has happened.
 *
 * @param lastRequestAt of those that came with a token that opens
 * @param lastSuccessAt of those that were done
 * @param testedAt when somebody was looked for who cannot be there, as Entra's portal does to test the connection
 * @param firstPersonAt when somebody was first provisioned
 */
public record ProvisioningState(
        Optional<Instant> lastRequestAt,
        Optional<Instant> lastSuccessAt,
        Optional<Instant> testedAt,
        Optional<Instant> firstPersonAt) {

    /** Of whom nothing was heard. */
    public static final ProvisioningState NONE =
            new ProvisioningState(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Both, whichever was written down first. */
    ProvisioningState with(ProvisioningState other) {
        return new ProvisioningState(
                latest(lastRequestAt, other.lastRequestAt),
                latest(lastSuccessAt, other.lastSuccessAt),
                latest(testedAt, other.testedAt),
                Stream.of(firstPersonAt, other.firstPersonAt)
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo));
    }

    private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
        return Stream.of(one, other).flatMap(Optional::stream).max(Instant::compareTo);
    }
}
