package com.rundiffusion.keycloak.demo.app;

import com.rundiffusion.keycloak.demo.browsing.Browser;
import com.rundiffusion.keycloak.demo.firebase.FirebaseStandIn;
import com.rundiffusion.keycloak.demo.gateway.Backend;
import com.rundiffusion.keycloak.demo.gateway.Gateway;
import com.rundiffusion.keycloak.demo.gateway.Refusals;
import com.rundiffusion.keycloak.demo.gateway.Upstreams;
import com.rundiffusion.keycloak.demo.gateway.VirtualHosts;
import com.rundiffusion.keycloak.entra.Sites;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Both apps behind the gateway, a fake broker, and a browser. */
final class AppFixture implements AutoCloseable {

    static final Sites SITES = Sites.demo(80);
    static final String APP = SITES.rundiffusionApp() + "/";
    static final String WWW = SITES.rundiffusionWww() + "/";
    static final String RUNNIT = SITES.runnitApp() + "/";
    static final String LINK = APP + "?autoLoginSsoProvider=contoso";

    final FakeBroker broker;
    final Backend brokerServer;
    final BackChannel backChannel;
    final SampleApp rundiffusion;
    final SampleApp runnit;
    final Browser browser;
    private final Backend apps;
    private final Backend firebase;
    private final Gateway gateway;

    private AppFixture(Sites sites, BiFunction<Sites, Upstreams, Gateway> newGateway) {
        broker = new FakeBroker(sites.sso());
        brokerServer = new Backend(broker).start();
        backChannel = new BackChannel(sites.sso(), brokerServer.uri()).start();
        rundiffusion = new SampleApp(Brand.RUNDIFFUSION, sites, backChannel);
        runnit = new SampleApp(Brand.RUNNIT, sites, backChannel);
        apps = new Backend(new VirtualHosts(hosts(sites))).start();
        firebase = new Backend(new FirebaseStandIn()).start();
        gateway = newGateway
                .apply(sites, new Upstreams(brokerServer.uri(), firebase.uri(), apps.uri()))
                .start();
        browser = newBrowser();
    }

    /** Plain http under the demo's names. */
    AppFixture() {
        this(SITES, (sites, upstreams) -> Gateway.http(sites, upstreams, Refusals.counted(), 0));
    }

    /** TLS under the production names. */
    static AppFixture production(SslContextFactory.Server tls) {
        return new AppFixture(
                Sites.production(), (sites, upstreams) -> Gateway.https(sites, upstreams, Refusals.counted(), tls));
    }

    /** Where the apps listen, behind any gateway. */
    URI appsUri() {
        return apps.uri();
    }

    Browser newBrowser() {
        return new Browser(gateway.port());
    }

    private Map<String, Handler> hosts(Sites sites) {
        Map<String, Handler> hosts = new HashMap<>();
        Brand.RUNDIFFUSION.origins(sites).forEach(origin -> hosts.put(Sites.host(origin), rundiffusion));
        Brand.RUNNIT.origins(sites).forEach(origin -> hosts.put(Sites.host(origin), runnit));
        return hosts;
    }

    @Override
    public void close() {
        browser.close();
        gateway.close();
        apps.close();
        firebase.close();
        backChannel.close();
        brokerServer.close();
    }
}
