package com.rundiffusion.keycloak.provisioning.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.provisioning.query.Bookmarks.Bookmark;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BookmarksTest {

    private static final long NOW = 1_000_000;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Bookmarks bookmarks = new Bookmarks();

    @Test
    void aPageIsFoundForTenMinutes() {
        bookmarks.keep("contoso", 101, 77, "last", 250, NOW);
        assertThat(bookmarks.of("contoso", 101, NOW + 10 * MINUTE - 1))
                .contains(bookmark(77, "last", 250, 10 * MINUTE));
        assertThat(bookmarks.of("contoso", 101, NOW + 10 * MINUTE)).isEmpty();
        assertThat(bookmarks.of("contoso", 201, NOW)).isEmpty();
        assertThat(bookmarks.of("fabrikam", 101, NOW)).isEmpty();
    }

    @Test
    void howManyThereAreIsKeptForAMinuteWhereTheyAreMany() {
        bookmarks.keepTotal("contoso", 10_000, NOW);
        bookmarks.keepTotal("fabrikam", 9_999, NOW);
        assertThat(bookmarks.of("contoso", 1, NOW + MINUTE - 1)).contains(bookmark(0, "", 10_000, MINUTE));
        assertThat(bookmarks.of("contoso", 1, NOW + MINUTE)).isEmpty();
        assertThat(bookmarks.of("fabrikam", 1, NOW)).isEmpty();
    }

    private static Bookmark bookmark(long number, String id, long total, long memory) {
        return new Bookmark(number, id, total, NOW + memory);
    }
}
