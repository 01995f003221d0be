package com.rundiffusion.keycloak.operations.upkeep.job;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.keycloak.Config;

/**
 * The options of the server, {@code --spi-sso-upkeep--default--…}: key, default and type of each stand here and nowhere else.
 *
 * @param interval {@code interval}, seconds between two rounds
 * @param metadataInterval {@code metadata-interval}, seconds after which an enterprise's metadata is read again
 * @param metadataRetry {@code metadata-retry}, seconds after which it is tried again when that failed
 * @param metadataBatch {@code metadata-batch}, how many are read in one round at most
 */
public record UpkeepSettings(Duration interval, Duration metadataInterval, Duration metadataRetry, int metadataBatch) {

    private static final double LEAST = 0.9;
    private static final double MOST = 1.1;

    public static UpkeepSettings of(Config.Scope config) {
        return new UpkeepSettings(
                seconds(config, "interval", Duration.ofMinutes(5)),
                seconds(config, "metadata-interval", Duration.ofDays(1)),
                seconds(config, "metadata-retry", Duration.ofHours(1)),
                config.getInt("metadata-batch", 200));
    }

    private static Duration seconds(Config.Scope config, String key, Duration otherwise) {
        return Duration.ofSeconds(Math.max(1, config.getLong(key, otherwise.toSeconds())));
    }

    /** Nodes that start together do not look together. */
    public Duration firstDelay() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(interval.toMillis()) + 1);
    }

    /** Spread by a tenth to both sides, so that ten thousand that came in one import do not stay together. */
    public Instant nextMetadata(Instant now) {
        return now.plus(spread(metadataInterval));
    }

    public Instant metadataRetry(Instant now) {
        return now.plus(spread(metadataRetry));
    }

    private static Duration spread(Duration duration) {
        return Duration.ofMillis(
                (long) (duration.toMillis() * ThreadLocalRandom.current().nextDouble(LEAST, MOST)));
    }
}
