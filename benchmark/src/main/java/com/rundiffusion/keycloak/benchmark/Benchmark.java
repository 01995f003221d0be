package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.demo.Services;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakHome;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import com.rundiffusion.keycloak.testkit.server.Postgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** {@code mvn -Pbenchmark}: prints the figures that the documents name. */
public final class Benchmark {

    static final Sites SITES = Sites.production();

    /** As in image/keycloak.conf. */
    private static final String LARGE_CACHE = "--cache-embedded-realms-max-count=100000";

    private static final int WARM_UP = 300;
    private static final int ROUNDS = 1000;
    private static final int LOGINS = 200;

    private Benchmark() {}

    /**
     * @param parts {@code rivals}, {@code logins}, {@code embedded}, {@code postgresql}, {@code people}, {@code floods}, all of them
     *     when none is named; or {@code brief}, which takes minutes, and {@code profile}
     */
    public static void main(String[] parts) {
        System.setProperty("http.maxConnections", "64");
        Map<String, Runnable> all = new LinkedHashMap<>();
        all.put(
                "rivals",
                () -> List.of(10, 1000, 10_000)
                        .forEach(companies -> new Comparison(Plan.full(companies), "RS256").publish()));
        all.put("logins", Benchmark::logins);
        all.put("embedded", Benchmark::enterprisesOnEmbeddedDatabase);
        all.put("postgresql", Benchmark::enterprisesOnPostgres);
        all.put("people", Benchmark::people);
        all.put("floods", Benchmark::floods);
        Map<String, Runnable> named = new LinkedHashMap<>(all);
        named.put("brief", () -> new Comparison(Plan.brief(), "RS256").turns());
        named.put("profile", Profile::draw);
        if (!named.keySet().containsAll(List.of(parts))) {
            throw new IllegalArgumentException("Parts, with a blank between them, are " + named.keySet());
        }
        if (parts.length == 0) {
            all.values().forEach(Runnable::run);
        }
        List.of(parts).forEach(part -> named.get(part).run());
    }

    private static void logins() {
        KeycloakSettings settings = KeycloakSettings.embedded(SITES);
        System.out.println("Starting Keycloak for the times, about a minute …");
        on(settings, (keycloak, services) -> {
            replyUrl(services);
            loginTimes(services);
        });
        System.out.println("Starting Keycloak for the writes, which it logs, about a minute …");
        on(settings.with(DatabaseWrites.LOG_LEVEL), Benchmark::loginWrites);
    }

    private static void enterprisesOnEmbeddedDatabase() {
        System.out.println("Starting Keycloak on the embedded database, about a minute …");
        on(
                KeycloakSettings.embedded(SITES).with(LARGE_CACHE),
                new TenThousandEnterprises("the embedded database", null)::measure);
    }

    private static void enterprisesOnPostgres() {
        System.out.println("Starting Keycloak on PostgreSQL, about a minute …");
        try (Postgres postgres = Postgres.start()) {
            on(
                    KeycloakSettings.onPostgres(SITES, postgres.jdbcUrl(), postgres.username(), postgres.password())
                            .with(LARGE_CACHE),
                    new TenThousandEnterprises("PostgreSQL", new PostgresScans(postgres))::measure);
        }
    }

    private static void people() {
        System.out.println("Starting Keycloak for an enterprise with many people, about a minute …");
        on(KeycloakSettings.embedded(SITES), new LargeEnterprise()::measure);
    }

    private static void floods() {
        System.out.println("Starting Keycloak for responses that are expensive to read, about a minute …");
        on(KeycloakSettings.embedded(SITES), new Floods()::measure);
    }

    private static void on(KeycloakSettings settings, BiConsumer<KeycloakServer, Services> measurement) {
        ProjectFiles files = ProjectFiles.locate();
        KeycloakHome home = KeycloakHome.unpack(files, files.root().resolve("benchmark/target/keycloak"));
        KeycloakSettings withStock = settings.withStockSaml();
        try (KeycloakServer keycloak = KeycloakServer.start(home.builtWith(withStock), withStock);
                Services services = Services.start(SITES, keycloak.address(), KeycloakSettings.ADMIN)) {
            measurement.accept(keycloak, services);
        }
    }

    /** The three outcomes of the Reply URL resource, one request at a time. */
    private static void replyUrl(Services services) {
        EntraTenant contoso = services.entra().contoso();
        EntraTenant northwind = services.entra().northwind();
        System.out.println("Reply URL resource, median and 95th percentile of " + ROUNDS + " requests:");
        time("ours, unsolicited (303)", services, unsolicited(contoso));
        time("not ours (421)", services, unsolicited(northwind));
        time("not a response (421)", services, Map.of("code", "c", "state", "s"));
    }

    private static Map<String, String> unsolicited(EntraTenant tenant) {
        String replyUrl = SITES.rundiffusionApp() + Sites.REPLY_PATH;
        return Map.of(
                "SAMLResponse", tenant.respondUnasked(replyUrl, Person.MEMBER).toBase64());
    }

    private static void time(String outcome, Services services, Map<String, String> form) {
        Visitor visitor = new Visitor(services.keycloak(), SITES);
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            long start = System.nanoTime();
            visitor.post(
                    "/realms/rundiffusion/reply-url/__/auth/handler", Sites.authority(SITES.rundiffusionApp()), form);
            if (i >= WARM_UP) {
                nanos.add(System.nanoTime() - start);
            }
        }
        Collections.sort(nanos);
        System.out.printf(
                "  %-26s %6.2f ms  %6.2f ms%n",
                outcome, nanos.get(ROUNDS / 2) / 1e6, nanos.get(ROUNDS * 95 / 100) / 1e6);
    }

    /** Time of a login of somebody known, beside stock's, in turns. */
    private static void loginTimes(Services services) {
        Login stock = Login.atStock(services);
        Login ours = Login.atOurs(services);
        stock.run();
        ours.run();
        long stockNanos = 0;
        long ourNanos = 0;
        for (int i = 0; i < LOGINS; i++) {
            stockNanos += nanos(stock);
            ourNanos += nanos(ours);
        }
        System.out.printf(
                "Login of somebody known, mean time of %d in turns:%n  ours %.1f ms  stock %.1f ms  ratio %.2f%n",
                LOGINS, ourNanos / 1e6 / LOGINS, stockNanos / 1e6 / LOGINS, (double) ourNanos / stockNanos);
    }

    private static long nanos(Login login) {
        long start = System.nanoTime();
        login.run();
        return System.nanoTime() - start;
    }

    /** Statements that a login of somebody known writes with, beside stock's, in turns. */
    private static void loginWrites(KeycloakServer keycloak, Services services) {
        Login stock = Login.atStock(services);
        Login ours = Login.atOurs(services);
        DatabaseWrites writes = new DatabaseWrites(keycloak);
        stock.run();
        ours.run();
        long stockWrites = 0;
        long ourWrites = 0;
        for (int i = 0; i < LOGINS; i++) {
            stockWrites += writes.during(() -> stock.run());
            ourWrites += writes.during(() -> ours.run());
        }
        System.out.printf(
                "Login of somebody known, mean database writes of %d in turns:%n  ours %.2f  stock %.2f  difference %+.2f%n",
                LOGINS,
                (double) ourWrites / LOGINS,
                (double) stockWrites / LOGINS,
                (double) (ourWrites - stockWrites) / LOGINS);
    }
}
