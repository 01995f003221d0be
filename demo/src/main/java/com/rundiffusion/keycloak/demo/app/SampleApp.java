package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.oauth2.sdk.id.Issuer;
import com.rundiffusion.keycloak.entra.Sites;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * One of the two apps, on both of its hosts. Its tokens and sessions stay on the server, a session for each browser and host.
 */
public final class SampleApp extends Handler.Wrapper {

    private final Browsers browsers = new Browsers();
    private final String clientId;
    private final Map<String, String> originByHost;
    private final OpenIdClient broker;
    private final AppPages pages;
    private final SignIn signIn;
    private final ToldSignOut told;

    /** @param backChannel the way to the broker; started and closed by the caller, who may share it between apps */
    public SampleApp(Brand brand, Sites sites, BackChannel backChannel) {
        originByHost =
                brand.origins(sites).stream().collect(Collectors.toUnmodifiableMap(Sites::host, Function.identity()));
        clientId = brand.clientId().getValue();
        Issuer issuer = new Issuer(sites.sso() + "/realms/rundiffusion");
        broker = new OpenIdClient(issuer, brand.clientId(), backChannel);
        pages = new AppPages(
                brand,
                brand.other().origins(sites).get(0),
                issuer + "/help/" + brand.clientId(),
                issuer + "/microsoft-sign-out?client_id=" + brand.clientId());
        signIn = new SignIn(broker, browsers, pages);
        told = new ToldSignOut(broker, browsers);
        setHandler(assets());
    }

    public String clientId() {
        return clientId;
    }

    /** The same as at {@code POST /backchannel-logout}, where the broker reaches the app by another name than people do. */
    void signedOutElsewhere(Request request, Response response, Callback callback) throws IOException {
        told.take(request, response, callback);
    }

    /** Everyone signed in at the moment, for tests: a page never shows a token. */
    public List<SignedIn> sessions() {
        return browsers.all().stream()
                .flatMap(browser -> browser.signedIn().stream())
                .toList();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String origin = originByHost.get(Request.getServerName(request));
        if (origin == null) {
            return false;
        }
        Exchange exchange = new Exchange(request, response, callback, origin);
        try {
            return route(exchange) || asset(exchange);
        } catch (IOException e) {
            pages.unavailable(exchange);
            return true;
        }
    }

    private boolean route(Exchange exchange) throws IOException {
        String route = exchange.method() + " " + Request.getPathInContext(exchange.request());
        switch (route) {
            case "GET /" -> signIn.home(exchange);
            case "GET /sign-in" -> signIn.begin(exchange);
            case "POST /sign-out" -> signIn.signOut(exchange);
            case "GET /session.json" -> session(exchange);
            case "POST /backchannel-logout" -> told.take(exchange.request(), exchange.response(), exchange.callback());
            default -> {
                return workspace(exchange, route);
            }
        }
        return true;
    }

    /** Pages of the app's own, which people keep as bookmarks and send to each other. */
    private boolean workspace(Exchange exchange, String route) throws IOException {
        boolean ours = route.startsWith("GET /workspace/");
        if (ours) {
            signIn.page(exchange);
        }
        return ours;
    }

    private void session(Exchange exchange) throws IOException {
        Optional<Browser> browser = browsers.of(exchange.request(), exchange.origin());
        pages.session(exchange, browser.isPresent() ? browser.get().renew(broker) : Optional.empty());
    }

    private boolean asset(Exchange exchange) throws Exception {
        boolean reading = HttpMethod.GET.is(exchange.method());
        if (!reading || !super.handle(exchange.request(), exchange.response(), exchange.callback())) {
            pages.notFound(exchange);
        }
        return true;
    }

    private static Handler assets() {
        ResourceHandler assets = new ResourceHandler();
        assets.setBaseResource(ResourceFactory.of(assets).newClassLoaderResource(folder() + "public/"));
        assets.setDirAllowed(false);
        assets.setWelcomeFiles(List.of());
        assets.setCacheControl("no-cache");
        return assets;
    }

    private static String folder() {
        return SampleApp.class.getPackageName().replace('.', '/') + "/";
    }
}
