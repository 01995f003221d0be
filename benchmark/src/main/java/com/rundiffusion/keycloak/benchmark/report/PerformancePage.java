package com.rundiffusion.keycloak.benchmark.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code docs/performance.md}, of all runs that are kept. */
public final class PerformancePage {

    private static final String HEAD = """
            # Performance

            Beside stock Keycloak, in one run, on one machine. `mvn -Pbenchmark` writes this page; do not edit it.

            - **ours**: this product as it is delivered, one hop more than stock: Entra posts to the app's host, where an nginx with the
              gateway's Lua sends it on. That nginx's CPU is in the server's. It signs in to itself before it opens its port; start to ready
              is without that, and the time that it takes stands in a line of its own.
            - **bare**: stock Keycloak with its own SAML provider. It does less than the job needs: no organization, no domain, no stored
              event, no assertion that counts once.
            - **equipped**: stock Keycloak as a team would set it up for this job: an organization with its domain for each company, people
              as its members, stored events, the claims of our apps.

            Each rival has a distribution of its own, the same options, the same JVM and the same database; ours also has what its image
            is trained with (an AOT cache). Tokens are signed by ES256, but for **bare, RS256**, which has Keycloak's default. Cold, one
            server is up at a time and shares all processors with the load; warm, after 20,000 logins each and a turn that does not count,
            all are up and one is asked while the others idle, in turn. The servers then have half of the processors for themselves, and
            the load and the databases the other half: what a server does in a second says what the server takes. A login begins with the
            app's request and ends with its tokens; the time at Entra does not count. Every answer of Entra is signed (RSA-2048, SHA-256).
            """;

    private static final String AGAIN = """

            ## Again
            <!-- runs: benchmark/src/main/java/com/rundiffusion/keycloak/benchmark/Benchmark.java -->
            ```sh
            mvn -Pbenchmark -Dbenchmark.parts=rivals   # all of it, hours
            mvn -Pbenchmark -Dbenchmark.parts=rivals -Dbenchmark.databases=embedded -Dbenchmark.companies=10   # an hour
            mvn -Pbenchmark -Dbenchmark.parts=provisioning   # an hour
            mvn -Pbenchmark -Dbenchmark.parts=brief    # some minutes, prints and writes nothing
            ```
            """;

    private final Map<String, List<Run>> runs = new TreeMap<>();
    private final Path results;
    private final StringBuilder page = new StringBuilder(HEAD);

    private PerformancePage(List<Run> all, Path results) {
        this.results = results;
        all.forEach(run ->
                runs.computeIfAbsent(run.database(), none -> new ArrayList<>()).add(run));
    }

    /** @param results folder of the runs, which holds the plots as well */
    public static void write(Path page, Path results) {
        try {
            Files.writeString(page, new PerformancePage(Run.keptIn(results), results).text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        goals();
        runs.forEach((database, ofIt) -> {
            String name = ofIt.get(0).fileName() + ".svg";
            Plot.draw(ofIt, results.resolve(name));
            page.append("\n## %s\n![Logins per second of all rivals](performance/%s)\n"
                    .formatted(Character.toUpperCase(database.charAt(0)) + database.substring(1), name));
            ofIt.forEach(run -> page.append(new RunTable(run).text()));
        });
        ProvisioningRun.keptIn(results).ifPresent(run -> page.append(new ProvisioningTable().of(run)));
        page.append(AGAIN);
        return page.toString();
    }

    private void goals() {
        page.append("\n## Goals\n| ratio | wanted |");
        runs.keySet().forEach(database -> page.append(" ").append(database).append(" |"));
        page.append("\n| --- | --- |").append(" --- |".repeat(runs.size())).append("\n");
        for (Goal<List<Run>> goal : Goal.all()) {
            page.append("| %s | %s |".formatted(goal.title(), goal.wish()));
            runs.values().forEach(ofIt -> page.append(goal.cell(ofIt)));
            page.append("\n");
        }
    }
}
