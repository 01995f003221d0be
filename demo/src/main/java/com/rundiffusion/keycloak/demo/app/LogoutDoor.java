package com.rundiffusion.keycloak.demo.app;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Where the broker's server tells the apps' servers of ended sessions: on loopback, for it finds none of the demo's names. */
public final class LogoutDoor extends Handler.Abstract {

    private final Map<String, SampleApp> apps;

    public LogoutDoor(List<SampleApp> apps) {
        this.apps = apps.stream().collect(Collectors.toUnmodifiableMap(LogoutDoor::path, Function.identity()));
    }

    /** @param server that has this handler */
    public static URI address(URI server, SampleApp app) {
        return server.resolve(path(app));
    }

    private static String path(SampleApp app) {
        return "/" + app.clientId() + "/backchannel-logout";
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        SampleApp app = apps.get(Request.getPathInContext(request));
        boolean isCall = app != null && HttpMethod.POST.is(request.getMethod());
        if (isCall) {
            app.signedOutElsewhere(request, response, callback);
        }
        return isCall;
    }
}
