package com.rundiffusion.keycloak.testkit.journey;

import com.rundiffusion.keycloak.demo.Services;
import com.rundiffusion.keycloak.demo.gateway.Gateway;
import com.rundiffusion.keycloak.demo.gateway.Refusals;
import com.rundiffusion.keycloak.demo.keycloak.Extension;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakHome;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.testkit.inside.InsideJar;
import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.machine.OncePerRun;
import com.rundiffusion.keycloak.testkit.server.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The demo's parts under the production names, over TLS; one for all test classes of a JVM. */
public final class Stack implements AutoCloseable {

    public static final Sites SITES = Sites.production();

    private final KeycloakServer keycloak;
    private final Services services;
    private final Gateway gateway;
    private final Network network;
    private HeadlessChromium chromium;

    private Stack(KeycloakServer keycloak, Services services, Gateway gateway) {
        this.keycloak = keycloak;
        this.services = services;
        this.gateway = gateway;
        this.network = new Network(gateway.port());
    }

    static Stack start() {
        Path target = Checkout.file("testkit/target");
        KeycloakHome home = built().linkedTo(target.resolve("keycloak-" + System.getProperty("tests.lane", "lane-1")));
        KeycloakServer keycloak = KeycloakServer.start(home, settings());
        Services services = Services.start(SITES, keycloak.address(), KeycloakSettings.ADMIN);
        Gateway gateway = Gateway.https(SITES, services.upstreams(), Refusals.unlimited(), tls(identity(target)))
                .start();
        return new Stack(keycloak, services, gateway);
    }

    /** With the example in it. Servers start from links to it. */
    public static KeycloakHome built() {
        ProjectFiles files = ProjectFiles.locate();
        Path home = Checkout.file("testkit/target/keycloak");
        Extension example = new Extension(files.root().resolve("example"));
        OncePerRun.make(
                home,
                () -> KeycloakHome.unpack(files, home)
                        .with(example)
                        .with(InsideJar.writtenTo(home.getParent()))
                        .builtWith(settings()));
        return new KeycloakHome(home);
    }

    /** Background work comes round each second, so that tests need not wait for it. */
    private static KeycloakSettings settings() {
        return KeycloakSettings.embedded(SITES)
                .builtWith("--metrics-enabled=true")
                .with(
                        "--spi-sso-upkeep--default--interval=1",
                        "--spi-sso-upkeep--default--metadata-interval=1",
                        "--spi-sso-upkeep--default--metadata-retry=1")
                .shortLived();
    }

    /** A certificate for all the names; the browser is told not to look at it. */
    public static TlsIdentity identity(Path folder) {
        List<String> hosts = Stream.concat(
                        Stream.of(SITES.sso(), SITES.firebase(), SITES.entra()), SITES.appOrigins().stream())
                .map(Sites::host)
                .toList();
        try {
            return TlsIdentity.forHosts(Files.createTempDirectory(folder, "tls"), hosts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SslContextFactory.Server tls(TlsIdentity identity) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(identity.sslContext());
        return tls;
    }

    public KeycloakServer keycloak() {
        return keycloak;
    }

    public Services services() {
        return services;
    }

    Network network() {
        return network;
    }

    /** Started when a test first asks for a page. */
    public HeadlessChromium chromium() {
        if (chromium == null) {
            chromium = new HeadlessChromium(Map.of("*", gateway.port()));
        }
        return chromium;
    }

    @Override
    public void close() {
        if (chromium != null) {
            chromium.close();
        }
        network.close();
        gateway.close();
        services.close();
        keycloak.close();
    }
}
