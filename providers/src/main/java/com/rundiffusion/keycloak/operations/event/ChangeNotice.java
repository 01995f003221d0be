package com.rundiffusion.keycloak.operations.event;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That something was changed by which the people of a company sign in.
 *
 * @param fields of the enterprise's document
 */
public record ChangeNotice(String providerId, Instant at, Source source, List<String> fields) {

    /** Whoever imports a realm names its providers as they like, so the first part may hold the separator. */
    private static final Pattern ID = Pattern.compile("(.+)/change/(\\d+)/([a-z_]+)/([A-Za-z+]+)");

    /** Who changed it. */
    public enum Source {
        OPERATIONS,
        SETUP_LINK,
        /** The customer's own metadata, which is read again from time to time. */
        METADATA;

        /** The name in messages. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Names it among all. */
    public String id() {
        return "%s/change/%d/%s/%s".formatted(providerId, at.getEpochSecond(), source.key(), String.join("+", fields));
    }

    /** @return empty for the id of a notice of another kind */
    public static Optional<ChangeNotice> of(String id) {
        Matcher parts = ID.matcher(id);
        return parts.matches()
                ? Optional.of(new ChangeNotice(
                        parts.group(1),
                        Instant.ofEpochSecond(Long.parseLong(parts.group(2))),
                        Source.valueOf(parts.group(3).toUpperCase(Locale.ROOT)),
                        List.of(parts.group(4).split("\\+"))))
                : Optional.empty();
    }
}
