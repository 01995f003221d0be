package com.rundiffusion.keycloak.demo.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Several sites on one server. A handler may serve more than one host. */
public final class VirtualHosts extends Handler.AbstractContainer {

    private final Map<String, Handler> byHost;
    private final List<Handler> handlers;

    /** @param byHost handlers by host name, in lower case and without port; other hosts get a 404 */
    public VirtualHosts(Map<String, Handler> byHost) {
        this.byHost = Map.copyOf(byHost);
        this.handlers = byHost.values().stream().distinct().toList();
        handlers.forEach(this::addBean);
    }

    @Override
    public List<Handler> getHandlers() {
        return handlers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String host = Request.getServerName(request);
        Handler site = host == null ? null : byHost.get(host.toLowerCase(Locale.ROOT));
        return site != null && site.handle(request, response, callback);
    }
}
