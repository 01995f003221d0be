package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.TrackedDocument;
import com.rundiffusion.keycloak.e2e.provisioning.conformance.Outcomes.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs all of it, and makes {@code docs/provisioning-conformance.md} of what comes of each test. */
@Tag("long")
class ConformanceTest {

    private static final TrackedDocument DOCUMENT =
            new TrackedDocument("provisioning-conformance.md", "mvn verify -Plong -Dupdate");

    private static final Set<String> GOOD = Set.of("passes", "not offered");

    private static final String HEAD = """
            # Conformance of provisioning

            What others test an endpoint of SCIM with, run against a real Keycloak with this extension, over HTTP. Each line is what came
            of a test in that run. <!-- ConformanceTest.theDocumentSaysWhatCameOfEachTest -->

            Written by `ConformanceTest`, which runs `ValidatorReplayTest`, `GalleryReplayTest`, `PostmanTest` and `ForeignClientsTest`;
            change those, not this file.

            """;

    @Test
    void theDocumentSaysWhatCameOfEachTest() throws IOException {
        Map<Suite, List<Outcome>> all = new EnumMap<>(Suite.class);
        for (Suite suite : Suite.values()) {
            all.put(suite, Outcomes.of(suite.tests()));
        }
        if (Files.exists(PostmanRun.COLLECTION)) {
            DOCUMENT.mustSay(document(all));
        }
        assertThat(all.values().stream().flatMap(List::stream))
                .filteredOn(outcome -> !GOOD.contains(outcome.result()))
                .isEmpty();
    }

    private static String document(Map<Suite, List<Outcome>> all) {
        return HEAD
                + table(
                        "Suite | Tests | Pass | Not offered",
                        all.entrySet().stream().map(each -> summary(each.getKey(), each.getValue())))
                + all.entrySet().stream()
                        .map(each -> section(each.getKey(), each.getValue()))
                        .collect(joining())
                + "\n## Patches\nWhat is changed of the collection before it runs:\n\n"
                + table(
                        "Patch | Reason",
                        Stream.of(PostmanPatch.values()).map(patch -> patch.what() + " | " + patch.reason()));
    }

    private static String summary(Suite suite, List<Outcome> outcomes) {
        return suite.title() + " | " + outcomes.size() + " | " + count(outcomes, "passes") + " | "
                + count(outcomes, "not offered");
    }

    private static long count(List<Outcome> outcomes, String result) {
        return outcomes.stream()
                .filter(outcome -> outcome.result().equals(result))
                .count();
    }

    private static String section(Suite suite, List<Outcome> outcomes) {
        return "\n## " + suite.title() + "\n" + suite.about() + "\n\n"
                + table("Test | Result | Note", outcomes.stream().map(ConformanceTest::row));
    }

    private static String row(Outcome outcome) {
        String note = Stream.of(outcome.kind(), outcome.note())
                .filter(text -> !text.isEmpty())
                .collect(joining(": "));
        return outcome.name() + " | " + outcome.result() + " | " + note;
    }

    private static String table(String head, Stream<String> rows) {
        String rule = head.replaceAll("[^|]+", " --- ").strip();
        return Stream.concat(Stream.of(head, rule), rows)
                .map(row -> "| " + row.strip() + " |\n")
                .collect(joining());
    }
}
