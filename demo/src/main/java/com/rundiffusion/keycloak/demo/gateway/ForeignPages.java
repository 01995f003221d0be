package com.rundiffusion.keycloak.demo.gateway;

import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Tells what a page that is none of ours makes a browser send across sites without the person going anywhere: a script's post,
 * a picture, a frame. {@code gateway/include/foreign.conf} tells the same.
 *
 * @param appOrigins of the pages that are ours
 */
record ForeignPages(List<String> appOrigins) {

    /** What a browser says of a page that takes the place of the one before; a frame has a name of its own. */
    private static final Set<String> PAGE = Set.of("", "document");

    boolean sent(Request request) {
        return header(request, "Sec-Fetch-Site").equals("cross-site")
                && !(header(request, "Sec-Fetch-Mode").equals("navigate")
                        && PAGE.contains(header(request, "Sec-Fetch-Dest")))
                && !isOfAnApp(request);
    }

    /** By the origin where the browser names one, else by the page that it comes from. */
    private boolean isOfAnApp(Request request) {
        String origin = header(request, HttpHeader.ORIGIN.asString());
        if (!origin.isEmpty()) {
            return appOrigins.contains(origin);
        }
        String page = header(request, HttpHeader.REFERER.asString());
        return appOrigins.stream().anyMatch(app -> page.startsWith(app + "/"));
    }

    private static String header(Request request, String name) {
        String value = request.getHeaders().get(name);
        return value == null ? "" : value;
    }
}
