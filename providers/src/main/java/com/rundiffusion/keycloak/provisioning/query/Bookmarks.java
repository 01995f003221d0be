package com.rundiffusion.keycloak.provisioning.query;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the pages of a list begin, for whoever goes on reading it: the next page is then found by its order, and not by counting all
 * before it. It is this node's; another one counts once.
 */
public final class Bookmarks {

    private static final int MOST = 2_000;
    private static final long MEMORY = Duration.ofMinutes(10).toMillis();

    /** So many are not counted at each look at the first page. */
    private static final long MANY = 10_000;

    private static final long MEMORY_OF_MANY = Duration.ofMinutes(1).toMillis();

    private final Map<Key, Bookmark> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Bookmark> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String list, int startIndex) {}

    /**
     * @param number of the last one before the page, by which the list is in order
     * @param id the same for those that share a number
     * @param total of the list, as it was counted at its beginning
     */
    public record Bookmark(long number, String id, long total, long until) {}

    public synchronized void keep(String list, int startIndex, long number, String id, long total, long now) {
        kept.put(new Key(list, startIndex), new Bookmark(number, id, total, now + MEMORY));
    }

    /** How many there are, where to count them takes long: whoever begins to read within a minute hears the same. */
    public synchronized void keepTotal(String list, long total, long now) {
        if (total >= MANY) {
            kept.put(new Key(list, 1), new Bookmark(0, "", total, now + MEMORY_OF_MANY));
        }
    }

    public synchronized Optional<Bookmark> of(String list, int startIndex, long now) {
        return Optional.ofNullable(kept.get(new Key(list, startIndex))).filter(bookmark -> bookmark.until() > now);
    }
}
