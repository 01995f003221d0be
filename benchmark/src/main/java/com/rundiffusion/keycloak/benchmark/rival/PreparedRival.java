package com.rundiffusion.keycloak.benchmark.rival;

import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakHome;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import com.rundiffusion.keycloak.testkit.machine.ImageJava;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A rival with its companies and the people that it knows, to be started from the same data again and again. */
public final class PreparedRival implements AutoCloseable {

    private static final int AT_A_TIME = 8;
    private static final int THOUSAND = 1000;

    private final Rival rival;
    private final ManyCustomers customers;
    private final KeycloakHome home;
    private final Store store;
    private final KeycloakSettings settings;
    private final List<Double> importRates = new ArrayList<>();

    private PreparedRival(
            Rival rival, ManyCustomers customers, KeycloakHome home, Store store, KeycloakSettings settings) {
        this.rival = rival;
        this.customers = customers;
        this.home = home;
        this.store = store;
        this.settings = settings;
    }

    /**
     * Unpacks, builds and fills it, and stops it again.
     *
     * @param people that it knows afterwards, of each company
     */
    public static PreparedRival prepare(
            Rival rival, Database database, ManyCustomers customers, int companies, int people) {
        ProjectFiles files = ProjectFiles.locate();
        Path folder = files.root().resolve("benchmark/target/rivals/" + rival.name());
        KeycloakHome home = rival.unpack(files, folder);
        Store store = database.open(folder);
        KeycloakSettings settings = store.on(rival.settings())
                .builtWith("--health-enabled=true")
                .with(Map.of("JAVA_HOME", ImageJava.home().toString()));
        settings = rival.finish(home.builtWith(settings), settings);
        PreparedRival prepared = new PreparedRival(rival, customers, home, store, settings);
        try (RunningRival running = prepared.start(settings)) {
            AdminRest admin = new AdminRest(running.address(), KeycloakSettings.ADMIN);
            rival.prepare(admin);
            for (int from = 0; from < companies; from += THOUSAND) {
                int to = Math.min(companies, from + THOUSAND);
                long start = System.nanoTime();
                rival.connect(admin, running.address(), customers, from, to);
                prepared.importRates.add((to - from) * 1e9 / (System.nanoTime() - start));
                System.out.printf(
                        "  %s has %,d companies, %.0f per second%n",
                        rival.name(), to, prepared.importRates.get(prepared.importRates.size() - 1));
            }
            running.load().logins(companies, people, 0, companies * people, AT_A_TIME);
        }
        prepared.store.keep();
        return prepared;
    }

    /** Companies per second, of each thousand that it was given. */
    public List<Double> importRates() {
        return List.copyOf(importRates);
    }

    /** Of the distribution as it is started, without its data. */
    public double megabytes() {
        Path data = home.path().resolve("data");
        try (Stream<Path> paths = Files.walk(home.path())) {
            return paths.filter(path -> !path.startsWith(data))
                            .mapToLong(path -> path.toFile().length())
                            .sum()
                    / 1048576.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the database does meanwhile, where it can tell. */
    public Optional<DatabaseWork> databaseWork(Runnable work) {
        return store.workDuring(work);
    }

    /** To its database, where that takes another one. */
    public Optional<Connection> database() {
        return store.connection();
    }

    /** As {@code image/start} does it once the realm is there. */
    private KeycloakSettings withoutImport() {
        return new KeycloakSettings(
                settings.buildOptions(),
                settings.startOptions().stream()
                        .filter(option -> !option.equals(ThisProduct.IMPORT))
                        .toList(),
                settings.environment());
    }

    public String name() {
        return rival.name();
    }

    /** Starts it as it was prepared, whatever has been signed in since. */
    public RunningRival startAnew() {
        store.restore();
        return start(withoutImport());
    }

    private RunningRival start(KeycloakSettings settings) {
        long start = System.nanoTime();
        KeycloakServer keycloak = KeycloakServer.start(home, settings);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new RunningRival(rival, keycloak, customers, seconds);
    }

    @Override
    public void close() {
        store.close();
    }
}
