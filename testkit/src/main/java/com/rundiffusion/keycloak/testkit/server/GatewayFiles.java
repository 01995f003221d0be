package com.rundiffusion.keycloak.testkit.server;

import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.machine.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** nginx's folder: the project's own {@code nginx.conf} as it is, beside an include with addresses of the test. */
final class GatewayFiles {

    /** By which a load balancer of the tests tells a client's address. */
    static final String BALANCERS_HEADER = "X-Balancers-Client";

    private static final String FIREBASE = "image-ai-cb35d.firebaseapp.com";

    private final Path folder;

    private GatewayFiles(Path folder) {
        this.folder = folder;
    }

    static GatewayFiles in(Path folder, int httpsPort, int httpPort) {
        GatewayFiles files = new GatewayFiles(folder);
        files.copyAll();
        files.write("include/modules.conf", lua());
        files.write("include/listen-https.conf", "listen 127.0.0.1:" + httpsPort + " ssl http2;\n");
        files.write("include/listen-http.conf", "listen 127.0.0.1:" + httpPort + ";\n");
        return files;
    }

    private static String lua() {
        return Programs.lua().stream()
                .map(module -> "load_module " + module + ";\n")
                .collect(Collectors.joining());
    }

    /** An nginx of somebody else's. */
    static void rule(Path folder, int port, String http, String server) {
        GatewayFiles files = new GatewayFiles(folder);
        files.write(
                "nginx.conf",
                lua() + "events {}\nhttp {\n" + files.temporaryFiles() + http + "server {\nlisten 127.0.0.1:" + port
                        + ";\n" + server + "}\n}\n");
    }

    /**
     * Firebase keeps its public name, which nginx here finds in an upstream group instead of the DNS. Clients may come from
     * any address, as if a load balancer were in front.
     */
    void addresses(Upstreams upstreams, TlsIdentity identity) {
        URI firebase = URI.create(upstreams.firebase());
        addresses(temporaryFiles()
                + """
                set_real_ip_from 127.0.0.0/8;
                real_ip_header %9$s;
                ssl_certificate %1$s;
                ssl_certificate_key %2$s;
                proxy_ssl_trusted_certificate %1$s;
                upstream %3$s { server %4$s; }
                map "" $keycloak { default %5$s; }
                map "" $firebase_host { default %3$s; }
                map "" $firebase { default %6$s://%3$s; }
                map $host $app {
                    app.rundiffusion.com %7$s;
                    www.rundiffusion.com %7$s;
                    app.runnit.ai %8$s;
                    www.runnit.ai %8$s;
                }
                """.formatted(
                                identity.certificate(),
                                identity.key(),
                                FIREBASE,
                                firebase.getAuthority(),
                                upstreams.keycloak(),
                                firebase.getScheme(),
                                upstreams.rundiffusionApp(),
                                upstreams.runnitApp(),
                                BALANCERS_HEADER));
    }

    /** Production's own addresses; only the files they name are the test's. */
    void productionAddresses(TlsIdentity identity) {
        addresses(read("include/addresses.conf")
                .replace(" /tmp/", " " + folder + "/")
                .replace("/run/secrets/tls_certificate", identity.certificate().toString())
                .replace("/run/secrets/tls_key", identity.key().toString())
                .replace(
                        "/etc/ssl/certs/ca-certificates.crt",
                        identity.certificate().toString()));
    }

    private void addresses(String content) {
        write("include/addresses.conf", content);
    }

    /** The built-in places need not exist or be writable for whoever runs the tests. */
    private String temporaryFiles() {
        StringBuilder places = new StringBuilder();
        for (String kind : new String[] {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
            places.append(kind)
                    .append("_temp_path ")
                    .append(folder.resolve(kind))
                    .append(";\n");
        }
        return places.toString();
    }

    /** What belongs to one machine is written over afterwards. */
    private void copyAll() {
        Path source = Checkout.file("gateway");
        try (Stream<Path> files = Files.walk(source)) {
            files.filter(Files::isRegularFile)
                    .map(file -> source.relativize(file).toString())
                    .forEach(name -> write(name, read(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String name) {
        try {
            return Files.readString(Checkout.file("gateway").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
