package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.benchmark.profile.Profile;
import com.rundiffusion.keycloak.benchmark.rival.Database;
import com.rundiffusion.keycloak.demo.Services;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakHome;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.entra.Sites;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** {@code mvn -Pbenchmark}: prints the figures that the documents name. */
public final class Benchmark {

    static final Sites SITES = Sites.production();

    private Benchmark() {}

    /**
     * @param parts {@code rivals}, {@code people}, {@code floods}, {@code setup}, {@code provisioning}, all of them
     *     when none is named; or {@code brief}, which takes minutes, and {@code profile}
     */
    public static void main(String[] parts) {
        System.setProperty("http.maxConnections", "64");
        Map<String, Runnable> all = new LinkedHashMap<>();
        all.put("rivals", Benchmark::rivals);
        all.put("people", Benchmark::people);
        all.put("floods", Benchmark::floods);
        all.put("setup", Benchmark::setup);
        all.put("provisioning", () -> ProvisioningPlan.full().run());
        Map<String, Runnable> named = new LinkedHashMap<>(all);
        named.put("brief", Benchmark::brief);
        named.put("profile", Profile::draw);
        if (!named.keySet().containsAll(List.of(parts))) {
            throw new IllegalArgumentException("Parts, with a blank between them, are " + named.keySet());
        }
        if (parts.length == 0) {
            all.values().forEach(Runnable::run);
        }
        List.of(parts).forEach(part -> named.get(part).run());
    }

    private static void brief() {
        try (Comparison comparison = new Comparison(Plan.brief(), Database.EMBEDDED)) {
            comparison.turns();
        }
    }

    private static void rivals() {
        for (String database : setting("databases", "embedded,postgresql")) {
            for (String companies : setting("companies", "10,1000,10000")) {
                Plan plan = Plan.full(Integer.parseInt(companies), Integer.getInteger("benchmark.turns", 5));
                try (Comparison comparison =
                        new Comparison(plan, Database.valueOf(database.toUpperCase(Locale.ROOT)))) {
                    comparison.publish();
                }
            }
        }
    }

    /** Maven hands on what was not said as an empty text. */
    private static List<String> setting(String name, String all) {
        String said = System.getProperty("benchmark." + name, "").strip();
        return List.of((said.isEmpty() ? all : said).split(","));
    }

    private static void people() {
        System.out.println("Starting Keycloak for an enterprise with many people, about a minute …");
        on(KeycloakSettings.embedded(SITES), new LargeEnterprise()::measure);
    }

    private static void floods() {
        System.out.println("Starting Keycloak for responses that are expensive to read, about a minute …");
        on(KeycloakSettings.embedded(SITES), new Floods()::measure);
    }

    private static void setup() {
        System.out.println("Starting Keycloak for the pages of setup links, about a minute …");
        on(KeycloakSettings.embedded(SITES), new SetupPages()::measure);
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
}
