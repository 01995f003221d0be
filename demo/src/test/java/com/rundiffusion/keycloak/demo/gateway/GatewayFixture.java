package com.rundiffusion.keycloak.demo.gateway;

import com.rundiffusion.keycloak.demo.browsing.Browser;
import com.rundiffusion.keycloak.entra.Sites;
import java.time.Clock;

/** A gateway over plain http in front of three upstreams that note what they get. */
final class GatewayFixture implements AutoCloseable {

    /** Without a port in the names: the browser maps them. */
    static final Sites SITES = Sites.demo(80);

    final RecordingUpstream keycloak = new RecordingUpstream("keycloak");
    final RecordingUpstream firebase = new RecordingUpstream("firebase");
    final RecordingUpstream sites = new RecordingUpstream("sites");

    final Backend keycloakServer = plain(keycloak);
    final Backend firebaseServer = plain(firebase);
    final Backend sitesServer = plain(sites);
    private final Gateway gateway;
    final Browser browser;

    GatewayFixture() {
        this(Refusals.MOST);
    }

    /** @param mostRefusals of one address */
    GatewayFixture(int mostRefusals) {
        gateway = Gateway.http(SITES, upstreams(), new Refusals(mostRefusals, Clock.systemUTC()), 0)
                .start();
        browser = new Browser(gateway.port());
    }

    Upstreams upstreams() {
        return new Upstreams(keycloakServer.uri(), firebaseServer.uri(), sitesServer.uri());
    }

    private static Backend plain(RecordingUpstream upstream) {
        return new Backend(upstream).start();
    }

    @Override
    public void close() {
        browser.close();
        gateway.close();
        keycloakServer.close();
        firebaseServer.close();
        sitesServer.close();
    }
}
