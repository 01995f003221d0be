package com.rundiffusion.keycloak.testkit.server;

import com.rundiffusion.keycloak.loopback.FreePort;
import com.rundiffusion.keycloak.testkit.machine.Account;
import com.rundiffusion.keycloak.testkit.machine.Command;
import com.rundiffusion.keycloak.testkit.machine.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The system's nginx with the gateway's own configuration, only the include replaced. */
public final class Nginx implements AutoCloseable {

    private final TemporaryFolder folder;
    private final ServerProcess server;
    private final int httpsPort;
    private final int httpPort;

    private Nginx(TemporaryFolder folder, ServerProcess server, int httpsPort, int httpPort) {
        this.folder = folder;
        this.server = server;
        this.httpsPort = httpsPort;
        this.httpPort = httpPort;
    }

    /** Answers on loopback for the five public host names once this returns. */
    public static Nginx start(Upstreams upstreams, TlsIdentity identity) {
        TemporaryFolder folder = TemporaryFolder.create("nginx");
        return folder.keptIfDone(() -> start(folder, upstreams, identity));
    }

    private static Nginx start(TemporaryFolder folder, Upstreams upstreams, TlsIdentity identity) {
        int httpsPort = FreePort.next();
        int httpPort = FreePort.next();
        GatewayFiles.in(folder.path(), httpsPort, httpPort).addresses(upstreams, identity);
        ServerProcess server = ServerProcess.start(
                command(folder.path()), Map.of(), folder.path().resolve("nginx.log"), () -> accepts(httpsPort));
        return new Nginx(folder, server, httpsPort, httpPort);
    }

    /**
     * An nginx of somebody else's, which takes Lua too.
     *
     * @param http lines in {@code http}, {@code server} those in a server in it; it answers at {@link #httpPort}
     */
    public static Nginx start(String http, String server) {
        TemporaryFolder folder = TemporaryFolder.create("nginx");
        return folder.keptIfDone(() -> {
            int port = FreePort.next();
            GatewayFiles.rule(folder.path(), port, http, server);
            ServerProcess process = ServerProcess.start(
                    command(folder.path()), Map.of(), folder.path().resolve("nginx.log"), () -> accepts(port));
            return new Nginx(folder, process, 0, port);
        });
    }

    /** Whether nginx takes the configuration with production's own addresses. */
    public static Command.Result checkProductionAddresses(TlsIdentity identity) {
        try (TemporaryFolder folder = TemporaryFolder.create("nginx")) {
            GatewayFiles.in(folder.path(), FreePort.next(), FreePort.next()).productionAddresses(identity);
            List<String> command = new ArrayList<>(command(folder.path()));
            command.add("-t");
            return Command.run(command);
        }
    }

    /** Whether nginx takes these lines, the one in {@code http} and the others in a server in it. */
    public static Command.Result check(String http, String server) {
        try (TemporaryFolder folder = TemporaryFolder.create("nginx")) {
            GatewayFiles.rule(folder.path(), FreePort.next(), http, server);
            List<String> command = new ArrayList<>(command(folder.path()));
            command.add("-t");
            return Command.run(command);
        }
    }

    /** As in docker-compose.yml, in the foreground. Workers keep root's rights, for they must enter the tests' folders. */
    private static List<String> command(Path folder) {
        String directives =
                "daemon off; pid " + folder.resolve("nginx.pid") + ";" + (Account.isRoot() ? " user root;" : "");
        return List.of(
                Programs.nginx().toString(),
                "-e",
                "stderr",
                "-p",
                folder.toString(),
                "-c",
                "nginx.conf",
                "-g",
                directives);
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    public int httpsPort() {
        return httpsPort;
    }

    public int httpPort() {
        return httpPort;
    }

    /** The one that was started, which starts the others. */
    public long processId() {
        return server.processId();
    }

    /** Of all its processes, since it was started, in milliseconds; the system counts in hundredths of a second. */
    public double cpuMillis() {
        return server.processes()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(Duration::toMillis)
                .sum();
    }

    /** The access log and all else that nginx printed, once that holds a line: nginx writes it after the answer. */
    public String logWith(String line) {
        server.await(() -> server.log().contains(line));
        return server.log();
    }

    /** What is done while nginx can keep no body in a file. */
    public void withoutFolderForBodies(Step step) throws IOException {
        Path bodies = folder.path().resolve("client_body");
        Path away = Files.move(bodies, folder.path().resolve("away"));
        try {
            step.run();
        } finally {
            Files.move(away, bodies);
        }
    }

    public interface Step {
        void run() throws IOException;
    }

    @Override
    public void close() {
        server.close();
        folder.close();
    }
}
