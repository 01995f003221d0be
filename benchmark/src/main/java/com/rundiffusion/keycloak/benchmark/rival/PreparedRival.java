package com.rundiffusion.keycloak.benchmark.rival;

import com.rundiffusion.keycloak.benchmark.load.Load;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakHome;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/** A rival with its companies and the people that it knows, to be started from the same data again and again. */
public final class PreparedRival {

    private static final int AT_A_TIME = 8;

    private final Rival rival;
    private final ManyCustomers customers;
    private final KeycloakHome home;
    private final StoredData data;

    private PreparedRival(Rival rival, ManyCustomers customers, KeycloakHome home) {
        this.rival = rival;
        this.customers = customers;
        this.home = home;
        this.data = new StoredData(home.path().resolve("data"));
    }

    /**
     * Unpacks, builds and fills it, and stops it again.
     *
     * @param people that it knows afterwards, of each company
     */
    public static PreparedRival prepare(
            Rival rival, ProjectFiles files, ManyCustomers customers, int companies, int people) {
        Path folder = files.root().resolve("benchmark/target/rivals/" + rival.name());
        KeycloakHome home = rival.unpack(files, folder).builtWith(rival.settings());
        PreparedRival prepared = new PreparedRival(rival, customers, home);
        prepared.run(List.of(), (keycloak, load) -> {
            AdminRest admin = new AdminRest(keycloak.address(), KeycloakSettings.ADMIN);
            rival.prepare(admin, keycloak.address(), customers, companies);
            load.logins(companies, people, 0, companies * people, AT_A_TIME);
        });
        prepared.data.keep();
        return prepared;
    }

    public String name() {
        return rival.name();
    }

    /** Starts it as it was prepared, and ends it after the work. */
    public void start(BiConsumer<KeycloakServer, Load> work) {
        start(List.of(), work);
    }

    /** The same with more options. */
    public void start(List<String> options, BiConsumer<KeycloakServer, Load> work) {
        data.restore();
        run(options, work);
    }

    private void run(List<String> options, BiConsumer<KeycloakServer, Load> work) {
        KeycloakSettings settings = rival.settings().with(options.toArray(String[]::new));
        try (KeycloakServer keycloak = KeycloakServer.start(home, settings)) {
            work.accept(keycloak, new Load(rival.target(keycloak.address()), customers));
        }
    }
}
