package com.rundiffusion.keycloak.benchmark.profile;

import com.rundiffusion.keycloak.benchmark.load.Load;
import com.rundiffusion.keycloak.benchmark.rival.Database;
import com.rundiffusion.keycloak.benchmark.rival.PreparedRival;
import com.rundiffusion.keycloak.benchmark.rival.Rival;
import com.rundiffusion.keycloak.benchmark.rival.Rivals;
import com.rundiffusion.keycloak.benchmark.rival.RunningRival;
import com.rundiffusion.keycloak.benchmark.server.ServerCost;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a login of somebody known and of somebody new spends its time, ours and stock's: flame graphs and a table in {@code
 * docs/performance}.
 */
public final class Profile {

    private static final int COMPANIES = 10;
    private static final int PEOPLE = 100;
    private static final int WARM_UP = 30_000;
    private static final int LOGINS = 1500;
    private static final int AT_A_TIME = 8;

    private final Path folder = ProjectFiles.locate().root().resolve("docs/performance");
    private final Map<String, StepTimes> times = new LinkedHashMap<>();

    /** Takes about a quarter of an hour, and writes it all. */
    public static void draw() {
        Profile profile = new Profile();
        ManyCustomers customers = new ManyCustomers();
        for (Rival rival : Rivals.all().subList(0, 2)) {
            try (PreparedRival prepared =
                            PreparedRival.prepare(rival, Database.POSTGRESQL, customers, COMPANIES, PEOPLE);
                    RunningRival running = prepared.startAnew()) {
                profile.draw(rival.name(), running);
            }
        }
        ProfilePage.write(profile.folder.resolve("profile.md"), profile.times);
    }

    private void draw(String name, RunningRival running) {
        Load load = running.load();
        Profiler profiler = new Profiler(running.processId());
        load.logins(COMPANIES, PEOPLE, 0, WARM_UP, AT_A_TIME);
        int nobodyYet = COMPANIES * PEOPLE;
        for (Profiler.Event event : Profiler.Event.values()) {
            int from = nobodyYet;
            draw(
                    name,
                    "known",
                    event,
                    profiler,
                    running.cost(),
                    () -> load.logins(COMPANIES, PEOPLE, 0, LOGINS, AT_A_TIME));
            draw(
                    name,
                    "new",
                    event,
                    profiler,
                    running.cost(),
                    () -> load.logins(COMPANIES, Integer.MAX_VALUE, from, LOGINS, AT_A_TIME));
            nobodyYet += LOGINS;
        }
    }

    private void draw(
            String name, String person, Profiler.Event event, Profiler profiler, ServerCost cost, Runnable work) {
        Path graph = folder.resolve("%s-%s-%s.html".formatted(name, person, event.title()));
        ServerCost.Counters before = cost.now();
        Path stacks = profiler.during(event, graph, work);
        if (event == Profiler.Event.CPU) {
            double millis = cost.now().since(before).cpuMillis() / LOGINS;
            times.put(name + ", " + person, StepTimes.of(stacks, millis));
        }
        delete(stacks);
        System.out.println("Drew " + graph);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
