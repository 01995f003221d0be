package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What came of each test of a suite that ran just now, and what the tests published of themselves. */
final class Outcomes implements TestExecutionListener {

    private final List<Outcome> all = new ArrayList<>();
    private final Map<String, Map<String, String>> published = new HashMap<>();

    /**
     * @param kind empty for a test like most
     * @param result in one or two words
     * @param note empty for none
     */
    record Outcome(String name, String kind, String result, String note) {}

    /** By their names. */
    static List<Outcome> of(Class<?> suite) {
        Outcomes outcomes = new Outcomes();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(suite))
                                .build(),
                        outcomes);
        return outcomes.all.stream().sorted(Comparator.comparing(Outcome::name)).toList();
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        published.computeIfAbsent(test.getUniqueId(), id -> new HashMap<>()).putAll(entry.getKeyValuePairs());
    }

    /** A container that fails has kept its tests from running. */
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean passes = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (test.isTest() || !passes) {
            Map<String, String> said = published.getOrDefault(test.getUniqueId(), Map.of());
            all.add(new Outcome(
                    test.getDisplayName(),
                    test.getTags().stream().map(TestTag::getName).findFirst().orElse(""),
                    passes ? said.getOrDefault("result", "passes") : "**fails**",
                    passes ? said.getOrDefault("note", "") : reason(result)));
        }
    }

    private static String reason(TestExecutionResult result) {
        return result.getThrowable()
                .map(Throwable::toString)
                .orElse("")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|");
    }
}
