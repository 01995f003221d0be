package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** An application with a SCIM endpoint that takes nothing but what Entra is known to send, and keeps every request. */
public final class StubApplication {

    public static final String TOKEN = "a-secret-token";

    static final int BUSY_SECONDS = 7;

    private static final String BASE = "/scim/v2";

    private final List<ScimRequest> requests = new ArrayList<>();
    private final List<String> oddities = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private StubResources users;
    private StubResources groups;
    private final Server server = new Server();
    private ServerConnector connector;
    private String token = TOKEN;
    private Predicate<ScimRequest> refused = request -> false;
    private int refusal;
    private int busy;

    public void start() throws Exception {
        users = new StubResources("User");
        groups = new StubResources("Group");
        HttpConfiguration lenient = new HttpConfiguration();
        lenient.setUriCompliance(UriCompliance.UNSAFE);
        connector = new ServerConnector(server, new HttpConnectionFactory(lenient));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Endpoint());
        server.start();
    }

    public void stop() throws Exception {
        server.stop();
        if (!oddities.isEmpty()) {
            throw new AssertionError("Entra sends no such thing: " + oddities);
        }
    }

    public String tenantUrl() {
        return "http://127.0.0.1:" + connector.getLocalPort() + BASE;
    }

    public StubResources users() {
        return users;
    }

    public StubResources groups() {
        return groups;
    }

    /** What comes from now on is to be in this dialect. */
    void expects(Dialect dialect) {
        users.expects(dialect);
        groups.expects(dialect);
    }

    void takesOnly(String other) {
        token = other;
    }

    /** Answers such requests with a status, until {@link #refusesNothing}. */
    void refuses(Predicate<ScimRequest> which, int status) {
        refused = which;
        refusal = status;
    }

    void refusesNothing() {
        refused = request -> false;
    }

    /** The next requests are too many; each is to come again in {@link #BUSY_SECONDS}. */
    void isBusyFor(int requests) {
        busy = requests;
    }

    /** What came since the last time that this was asked. */
    synchronized List<ScimRequest> taken() {
        List<ScimRequest> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    /** The same, a line each. */
    List<String> lines() {
        return taken().stream().map(ScimRequest::line).toList();
    }

    synchronized List<String> tokens() {
        return List.copyOf(tokens);
    }

    private final class Endpoint extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws IOException {
            StubAnswer answer = answer(request);
            response.setStatus(answer.status());
            response.getHeaders().put("Content-Type", "application/scim+json");
            if (answer.status() == 429) {
                response.getHeaders().put("Retry-After", String.valueOf(BUSY_SECONDS));
            }
            response.write(true, ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8)), callback);
            return true;
        }
    }

    private synchronized StubAnswer answer(Request incoming) throws IOException {
        String authorization = String.valueOf(incoming.getHeaders().get("Authorization"));
        ScimRequest request = read(incoming);
        requests.add(request);
        tokens.add(authorization);
        return answer(authorization, request);
    }

    private ScimRequest read(Request incoming) throws IOException {
        String body = Content.Source.asString(incoming, StandardCharsets.UTF_8);
        String path = incoming.getHttpURI().getPath();
        String query = incoming.getHttpURI().getQuery();
        if (!path.startsWith(BASE) || (query != null && query.contains("+"))) {
            oddities.add(path + "?" + query);
        }
        String type = incoming.getHeaders().get("Content-Type");
        if (!body.isEmpty() && !"application/scim+json".equals(type)) {
            oddities.add("a body of type " + type);
        }
        return new ScimRequest(
                incoming.getMethod(),
                path.substring(BASE.length()),
                query == null ? "" : URLDecoder.decode(query, StandardCharsets.UTF_8),
                body.isEmpty() ? MissingNode.getInstance() : ScimRequest.json(body));
    }

    private StubAnswer answer(String authorization, ScimRequest request) {
        if (!authorization.equals("Bearer " + token)) {
            return StubAnswer.error(401, null);
        }
        if (busy > 0) {
            busy--;
            return StubAnswer.error(429, null);
        }
        if (refused.test(request)) {
            return StubAnswer.error(refusal, null);
        }
        try {
            return done(request);
        } catch (RuntimeException | AssertionError odd) {
            oddities.add(request.line() + " " + request.body() + ": " + odd);
            return StubAnswer.error(400, "invalidSyntax");
        }
    }

    private StubAnswer done(ScimRequest request) {
        String[] path = request.path().replace("//", "/").substring(1).split("/");
        StubResources resources = path[0].equals("Groups") ? groups : users;
        return switch (request.method()) {
            case "GET" -> path.length == 1 ? resources.list(request.query()) : resources.get(path[1], request.query());
            case "POST" -> resources.create((ObjectNode) request.body());
            case "PATCH" -> resources.patch(path[1], request.body());
            case "DELETE" -> resources.delete(path[1]);
            default -> throw new AssertionError(request.method());
        };
    }

    /** The bodies of requests that begin so, e.g. {@code PATCH /Users}. */
    static List<JsonNode> bodies(List<ScimRequest> requests, String prefix) {
        return requests.stream()
                .filter(request -> request.is(prefix))
                .map(ScimRequest::body)
                .toList();
    }
}
