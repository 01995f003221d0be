package com.rundiffusion.keycloak.testkit.server;

import com.rundiffusion.keycloak.demo.gateway.Gateway;
import com.rundiffusion.keycloak.demo.gateway.Refusals;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The gateway's own configuration in the system's nginx, in front of stand-ins that keep what reaches them. Each says its
 * name until a test wants another answer.
 */
public final class RunningGateway implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    public static final String SSO = "sso.rundiffusion.com";
    public static final String APP = "app.rundiffusion.com";
    public static final String FIREBASE = "image-ai-cb35d.firebaseapp.com";
    public static final List<String> APP_HOSTS = List.of(APP, "www.rundiffusion.com", "app.runnit.ai", "www.runnit.ai");
    public static final String REPLY_PATH = "/__/auth/handler";

    private final TemporaryFolder folder = TemporaryFolder.create("gateway");
    private final TlsIdentity identity = TlsIdentity.forHosts(
            folder.path(),
            Stream.concat(Stream.of(SSO, FIREBASE), APP_HOSTS.stream()).toList());
    private final RecordingServer keycloak = RecordingServer.http();
    private final RecordingServer firebase = RecordingServer.https(identity);
    private final RecordingServer rundiffusion = RecordingServer.http();
    private final RecordingServer runnit = RecordingServer.http();
    private Nginx nginx;
    private GatewayClient client;
    private Gateway demo;
    private GatewayClient demoClient;

    @Override
    public void beforeAll(ExtensionContext context) {
        nginx = Nginx.start(
                new Upstreams(keycloak.origin(), firebase.origin(), rundiffusion.origin(), runnit.origin()), identity);
        client = new GatewayClient(identity.sslContext(), nginx);
        demo = Gateway.https(
                        Sites.production(),
                        new com.rundiffusion.keycloak.demo.gateway.Upstreams(
                                URI.create(keycloak.origin()),
                                URI.create(rundiffusion.origin()),
                                URI.create(rundiffusion.origin())),
                        Refusals.counted(),
                        Stack.tls(identity))
                .start();
        demoClient = new GatewayClient(identity.sslContext(), demo.port());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        keycloak.answers(200, Map.of(), "Keycloak");
        firebase.answers(200, Map.of(), "Firebase");
        rundiffusion.answers(200, Map.of(), "RunDiffusion");
        runnit.answers(200, Map.of(), "Runnit");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (nginx != null) {
            nginx.close();
        }
        if (demo != null) {
            demo.close();
        }
        upstreams().forEach(RecordingServer::close);
        folder.close();
    }

    private Stream<RecordingServer> upstreams() {
        return Stream.of(keycloak, firebase, rundiffusion, runnit);
    }

    /** All that reached any of the stand-ins. */
    public List<RecordingServer.Request> passedOn() {
        return upstreams().flatMap(server -> server.requests().stream()).toList();
    }

    public RecordingServer keycloak() {
        return keycloak;
    }

    public RecordingServer firebase() {
        return firebase;
    }

    public RecordingServer rundiffusion() {
        return rundiffusion;
    }

    public Nginx nginx() {
        return nginx;
    }

    public GatewayClient client() {
        return client;
    }

    /** The demo's gateway in front of the same stand-ins, of which one serves what is not Keycloak's. */
    public GatewayClient demo() {
        return demoClient;
    }

    /** What holds for the one must hold for the other. */
    public List<GatewayClient> both() {
        return List.of(client, demoClient);
    }
}
