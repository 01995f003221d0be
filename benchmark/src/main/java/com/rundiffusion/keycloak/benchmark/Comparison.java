package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.benchmark.report.PerformancePage;
import com.rundiffusion.keycloak.benchmark.report.Run;
import com.rundiffusion.keycloak.benchmark.rival.PreparedRival;
import com.rundiffusion.keycloak.benchmark.rival.Rivals;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rivals in turn, one server at a time, each from the data it was prepared with. */
final class Comparison {

    private final Plan plan;
    private final String algorithm;
    private final ProjectFiles files = ProjectFiles.locate();

    /** @param algorithm by which all of them sign tokens */
    Comparison(Plan plan, String algorithm) {
        this.plan = plan;
        this.algorithm = algorithm;
    }

    /** Runs it, keeps its figures and writes the page of all that are kept. */
    void publish() {
        Path results = files.root().resolve("docs/performance");
        new Run(Machine.here(), "embedded", plan.companies(), algorithm, turns()).keepIn(results);
        PerformancePage.write(files.root().resolve("docs/performance.md"), results);
    }

    Map<String, List<Turn>> turns() {
        ManyCustomers customers = new ManyCustomers();
        List<PreparedRival> prepared = Rivals.signingBy(algorithm).stream()
                .filter(rival -> plan.rivals().contains(rival.name()))
                .map(rival -> {
                    System.out.printf("Preparing %s with %,d companies …%n", rival.name(), plan.companies());
                    return PreparedRival.prepare(rival, files, customers, plan.companies(), plan.people());
                })
                .toList();
        Map<String, List<Turn>> turns = new LinkedHashMap<>();
        for (int turn = 1; turn <= plan.turns(); turn++) {
            System.out.printf("Turn %d of %d, %,d companies:%n", turn, plan.turns(), plan.companies());
            for (PreparedRival rival : prepared) {
                turns.computeIfAbsent(rival.name(), name -> new ArrayList<>()).add(Turn.of(rival, plan));
            }
        }
        return turns;
    }
}
