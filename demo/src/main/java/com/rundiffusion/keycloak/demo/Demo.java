package com.rundiffusion.keycloak.demo;

import com.rundiffusion.keycloak.demo.gateway.Gateway;
import com.rundiffusion.keycloak.demo.gateway.Refusals;
import com.rundiffusion.keycloak.demo.keycloak.Extension;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakHome;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.entra.Sites;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** {@code mvn -Pdemo}: starts the whole journey on one port and runs until Ctrl-C. */
public final class Demo {

    private static final int DEFAULT_PORT = 8080;

    private Demo() {}

    /** Reads {@code DEMO_PORT} and {@code DEMO_EXTENSION} from the environment. */
    public static void main(String[] arguments) throws InterruptedException {
        int port = port(System.getenv("DEMO_PORT"));
        Sites sites = Sites.demo(port);
        ProjectFiles files = ProjectFiles.locate();
        say("Unpacking Keycloak …");
        KeycloakHome home = KeycloakHome.unpack(files, files.root().resolve("demo/target/keycloak/home"));
        extension(System.getenv("DEMO_EXTENSION")).ifPresent(home::with);
        say("Building and starting Keycloak, about a minute …");
        KeycloakSettings settings = KeycloakSettings.embedded(sites);
        KeycloakServer keycloak = KeycloakServer.start(home.builtWith(settings), settings);
        Services services = Services.start(sites, keycloak.address(), KeycloakSettings.ADMIN);
        Gateway gateway = Gateway.http(sites, services.upstreams(), Refusals.counted(), port);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            say("Stopping …");
                            gateway.close();
                            services.close();
                            keycloak.close();
                            stopped.countDown();
                        },
                        "demo-stop"));
        gateway.start();
        announce(sites, services);
        stopped.await();
    }

    private static int port(String setting) {
        return setting == null || setting.isBlank() ? DEFAULT_PORT : Integer.parseInt(setting.trim());
    }

    /** @param setting the folder of a project like {@code example/}, built */
    private static Optional<Extension> extension(String setting) {
        return Optional.ofNullable(setting)
                .map(String::trim)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> new Extension(Path.of(folder).toAbsolutePath()));
    }

    private static void announce(Sites sites, Services services) {
        say("");
        say("  RunDiffusion         " + sites.rundiffusionApp() + "/");
        say("  Runnit               " + sites.runnitApp() + "/");
        say("  Contoso's link       " + sites.rundiffusionApp() + "/?autoLoginSsoProvider=contoso");
        say("  Fabrikam's link      " + sites.runnitApp() + "/?autoLoginSsoProvider=fabrikam");
        say("  Northwind's setup    " + services.setupLink());
        say("  Contoso's people     " + services.provisioning());
        say("  Simulated Entra      " + sites.entra() + "/   (portals and My Apps)");
        say("  Keycloak             " + sites.sso() + "/admin/   (admin / admin)");
        say("");
        say("Ready: open " + sites.rundiffusionApp() + "/  -  Ctrl-C stops everything.");
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
