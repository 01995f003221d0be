package com.rundiffusion.keycloak.entra;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Server;

/** {@code mvn -Psimulator}: the simulated Entra alone, on a port of this machine, until Ctrl-C. */
public final class EntraSimulator {

    private static final int DEFAULT_PORT = 8081;
    private static final int PORT_OF_DEMO = 8080;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private EntraSimulator() {}

    /** Reads {@code SIMULATOR_PORT} and {@code SIMULATOR_REPLY_URLS} from the environment. */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(setting("SIMULATOR_PORT", String.valueOf(DEFAULT_PORT)));
        SimulatedEntra entra = entra(port, setting("SIMULATOR_REPLY_URLS", "demo"));
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.setHandler(entra.handler());
        server.setStopAtShutdown(true);
        server.start();
        announce(entra, Sites.demo(port));
        server.join();
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    /** @param replyUrls {@code demo}, {@code production}, or the URLs themselves, of which the first is the default */
    static SimulatedEntra entra(int port, String replyUrls) {
        String origin = Sites.demo(port).entra();
        Sites apps = replyUrls.equals("production") ? Sites.production() : Sites.demo(PORT_OF_DEMO);
        SimulatedEntra entra = new SimulatedEntra(apps.withEntra(origin), Clock.systemUTC());
        if (!replyUrls.equals("production") && !replyUrls.equals("demo")) {
            List<String> urls = SPACES.splitAsStream(replyUrls).toList();
            entra.tenants()
                    .forEach(tenant -> tenant.application()
                            .replyUrls(urls)
                            .defaultReplyUrl(urls.get(0))
                            .signOnUrl(null));
        }
        return entra;
    }

    private static void announce(SimulatedEntra entra, Sites sites) {
        say("");
        entra.tenants().forEach(tenant -> {
            say("  " + tenant.displayName());
            say("    Single sign-on settings  " + tenant.portalUrl());
            say("    My Apps                  " + tenant.myAppsUrl());
            say("    Login URL                " + tenant.loginUrl());
            say("    Metadata URL             " + tenant.metadataUrl());
        });
        say("");
        say("  Responses go to "
                + String.join(" ", entra.contoso().application().replyUrls()));
        say("");
        say("Ready: open " + sites.entra() + "/  -  Ctrl-C stops it.");
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
