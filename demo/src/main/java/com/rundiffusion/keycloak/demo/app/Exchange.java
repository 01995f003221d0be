package com.rundiffusion.keycloak.demo.app;

import com.rundiffusion.keycloak.demo.page.StrictHeaders;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * A request under way.
 *
 * @param origin the public origin that it was sent to
 */
record Exchange(Request request, Response response, Callback callback, String origin) {

    /** HEAD counts as the GET that it asks about. */
    String method() {
        return HttpMethod.HEAD.is(request.getMethod()) ? HttpMethod.GET.asString() : request.getMethod();
    }

    /** The query, as far as it can be decoded: a badly encoded link is not worth an error page. */
    Fields query() {
        return fields(request.getHttpURI().getQuery());
    }

    private static Fields fields(String raw) {
        Fields fields = new Fields(true);
        if (raw != null) {
            UrlEncoded.decodeUtf8To(raw, 0, raw.length(), fields::add, true, true, true);
        }
        return fields;
    }

    /** The page that is asked for, without what the link says about the sign-in. */
    Target target() {
        String raw = request.getHttpURI().getQuery();
        String own = raw == null
                ? ""
                : Stream.of(raw.split("&"))
                        .filter(part -> !LinkParameters.areIn(fields(part)))
                        .collect(Collectors.joining("&"));
        return Target.in(request.getHttpURI().getPath() + (own.isEmpty() ? "" : "?" + own));
    }

    /** To be followed with GET, whatever this request was. */
    void redirect(String location) {
        StrictHeaders.add(response);
        response.setStatus(HttpStatus.SEE_OTHER_303);
        response.getHeaders().put(HttpHeader.LOCATION, location);
        response.write(true, null, callback);
    }

    void redirect(Target target) {
        redirect(origin + target.path());
    }

    void redirectHome() {
        redirect(Target.HOME);
    }
}
