package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.benchmark.report.PerformancePage;
import com.rundiffusion.keycloak.benchmark.report.Run;
import com.rundiffusion.keycloak.benchmark.rival.Database;
import com.rundiffusion.keycloak.benchmark.rival.PreparedRival;
import com.rundiffusion.keycloak.benchmark.rival.Rival;
import com.rundiffusion.keycloak.benchmark.rival.Rivals;
import com.rundiffusion.keycloak.benchmark.rival.RunningRival;
import com.rundiffusion.keycloak.benchmark.server.Processors;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rivals in turn. Cold, one server is up at a time, from the data it was prepared with; warm, all are up, and one is asked while
 * the others idle.
 */
final class Comparison implements AutoCloseable {

    private static final int AT_A_TIME = 16;

    private final Plan plan;
    private final Database database;
    private final Map<String, PreparedRival> prepared = new LinkedHashMap<>();
    private final Map<String, RunningRival> running = new LinkedHashMap<>();

    Comparison(Plan plan, Database database) {
        this.plan = plan;
        this.database = database;
    }

    /** Runs it, keeps its figures and writes the page of all that are kept. */
    void publish() {
        ProjectFiles files = ProjectFiles.locate();
        Path results = files.root().resolve("docs/performance");
        Map<String, List<Turn>> turns = turns();
        Map<String, Footprint> footprints = new LinkedHashMap<>();
        running.forEach((name, rival) -> footprints.put(name, Footprint.of(prepared.get(name), rival, plan)));
        new Run(Machine.here(), database.title(), plan.companies(), footprints, turns).keepIn(results);
        PerformancePage.write(files.root().resolve("docs/performance.md"), results);
    }

    /** By the rival's name, each with as many turns. */
    Map<String, List<Turn>> turns() {
        prepare();
        Map<String, List<Turn>> turns = new LinkedHashMap<>();
        for (int number = 1; number <= plan.turns(); number++) {
            say("Cold, turn %d of %d", number);
            prepared.forEach((name, rival) -> {
                try (RunningRival started = rival.startAnew()) {
                    turns.computeIfAbsent(name, none -> new ArrayList<>()).add(Turn.cold(name, started, plan));
                }
            });
        }
        prepared.forEach((name, rival) -> running.put(name, rival.startAnew()));
        Processors.divide(
                running.values().stream().flatMap(RunningRival::processIds).collect(Collectors.toSet()));
        running.forEach((name, rival) -> {
            System.out.printf("Warming %s up with %,d logins and a turn that does not count …%n", name, plan.warmUp());
            rival.load().logins(plan.companies(), plan.people(), 0, plan.warmUp(), AT_A_TIME);
            Turn.warm(name, rival, plan, 0);
        });
        for (int number = 1; number <= plan.turns(); number++) {
            int turn = number;
            say("Warm, turn %d of %d", turn);
            running.forEach((name, rival) -> turns.get(name)
                    .set(turn - 1, turns.get(name).get(turn - 1).and(Turn.warm(name, rival, plan, turn))));
        }
        return turns;
    }

    private void prepare() {
        ManyCustomers customers = new ManyCustomers();
        for (Rival rival : Rivals.all().subList(0, plan.rivals())) {
            System.out.printf("Preparing %s with %,d companies …%n", rival.name(), plan.companies());
            prepared.put(
                    rival.name(), PreparedRival.prepare(rival, database, customers, plan.companies(), plan.people()));
        }
    }

    private void say(String what, int turn) {
        System.out.printf(what + ", %,d companies, %s:%n", turn, plan.turns(), plan.companies(), database.title());
    }

    @Override
    public void close() {
        Processors.share();
        running.values().forEach(RunningRival::close);
        prepared.values().forEach(PreparedRival::close);
    }
}
