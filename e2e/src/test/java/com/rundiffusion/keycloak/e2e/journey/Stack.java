package com.rundiffusion.keycloak.e2e.journey;

import com.rundiffusion.keycloak.demo.Services;
import com.rundiffusion.keycloak.demo.Sites;
import com.rundiffusion.keycloak.demo.gateway.Gateway;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakHome;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.e2e.production.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The demo's parts under the production names, over TLS; one for all test classes of a run. */
public final class Stack implements AutoCloseable {

    public static final Sites SITES = Sites.production();

    private final Services services;
    private final Gateway gateway;
    private final HeadlessChromium chromium;

    private Stack(Services services, Gateway gateway) {
        this.services = services;
        this.gateway = gateway;
        this.chromium = new HeadlessChromium(Map.of("*", gateway.port()));
    }

    static Stack start() {
        ProjectFiles files = ProjectFiles.locate();
        Path target = files.root().resolve("e2e/target");
        KeycloakHome home = KeycloakHome.unpack(files, target.resolve("keycloak"));
        Services services = Services.start(SITES, home, KeycloakSettings.embedded(SITES));
        Gateway gateway =
                Gateway.https(SITES, services.upstreams(), tls(target)).start();
        return new Stack(services, gateway);
    }

    /** A certificate for all the names; the browser is told not to look at it. */
    private static SslContextFactory.Server tls(Path target) {
        List<String> hosts = Stream.concat(
                        Stream.of(SITES.sso(), SITES.firebase(), SITES.entra()), SITES.appOrigins().stream())
                .map(Sites::host)
                .toList();
        try {
            TlsIdentity identity = TlsIdentity.forHosts(Files.createTempDirectory(target, "tls"), hosts);
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setSslContext(identity.sslContext());
            return tls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Services services() {
        return services;
    }

    public HeadlessChromium chromium() {
        return chromium;
    }

    @Override
    public void close() {
        chromium.close();
        gateway.close();
        services.close();
    }
}
