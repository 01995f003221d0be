package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.benchmark.load.Load;
import com.rundiffusion.keycloak.benchmark.rival.PreparedRival;
import com.rundiffusion.keycloak.benchmark.rival.Rivals;
import com.rundiffusion.keycloak.benchmark.server.Profiler;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import java.nio.file.Path;

/** Where a known person's login spends its time, ours and stock's, as flame graphs in {@code benchmark/target/profile}. */
final class Profile {

    private static final int COMPANIES = 10;
    private static final int PEOPLE = 20;
    private static final int WARM_UP = 4000;
    private static final int LOGINS = 1500;

    private Profile() {}

    static void draw() {
        ProjectFiles files = ProjectFiles.locate();
        ManyCustomers customers = new ManyCustomers();
        Rivals.signingBy("RS256")
                .forEach(rival -> PreparedRival.prepare(rival, files, customers, COMPANIES, PEOPLE)
                        .start((keycloak, load) -> {
                            known(load, WARM_UP);
                            Profiler profiler = new Profiler(keycloak.processId());
                            for (Profiler.Event event : Profiler.Event.values()) {
                                Path graph = files.root()
                                        .resolve("benchmark/target/profile/" + rival.name() + "-" + event.title()
                                                + ".html");
                                profiler.during(event, graph, () -> known(load, LOGINS));
                                System.out.println("Drew " + graph);
                            }
                        }));
    }

    private static void known(Load load, int logins) {
        load.logins(COMPANIES, PEOPLE, 0, logins, 8);
    }
}
