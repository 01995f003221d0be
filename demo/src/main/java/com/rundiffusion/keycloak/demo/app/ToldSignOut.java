package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.rundiffusion.keycloak.demo.page.StrictHeaders;
import java.io.IOException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Back-channel logout: the broker's server tells the app's server that a session has ended, and whose browsers it was in learn it. */
final class ToldSignOut {

    private static final int MAX_FIELDS = 5;
    private static final int MAX_BYTES = 16 * 1024;

    private final OpenIdClient broker;
    private final Browsers browsers;

    ToldSignOut(OpenIdClient broker, Browsers browsers) {
        this.broker = broker;
        this.browsers = browsers;
    }

    void take(Request request, Response response, Callback callback) throws IOException {
        StrictHeaders.add(response);
        response.setStatus(status(request));
        response.write(true, null, callback);
    }

    private int status(Request request) throws IOException {
        try {
            LogoutTokenClaimsSet session = broker.ended(token(request));
            browsers.all().forEach(browser -> browser.end(session));
            return HttpStatus.OK_200;
        } catch (SignInRefused | IllegalArgumentException e) {
            return HttpStatus.BAD_REQUEST_400;
        }
    }

    private static String token(Request request) {
        String token = FormFields.getFields(request, MAX_FIELDS, MAX_BYTES).getValue("logout_token");
        return token == null ? "" : token;
    }
}
