package com.rundiffusion.keycloak.demo.gateway;

import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What a request says of its body. Not read by Jetty's own parser, which throws at a parameter that is broken. */
final class BodyType {

    private static final Pattern FORM =
            Pattern.compile("application/x-www-form-urlencoded\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]++";

    /** RFC 9110, 8.3.1; a parameter may be left out, as in "text/plain;". */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile(TOKEN + "/" + TOKEN + "(\\s*+;\\s*+(" + TOKEN + "=(" + TOKEN + "|\"[^\"]*+\"))?)*+\\s*+");

    private static final Pattern PARTS = Pattern.compile("multipart/.*", Pattern.CASE_INSENSITIVE);

    private static final Pattern UNKNOWN_CHARSET = Pattern.compile(
            ".*;\\s*charset=(?!\"?(utf-8|us-ascii|iso-8859-1)\"?\\s*(;|$)).*", Pattern.CASE_INSENSITIVE);

    private BodyType() {}

    /**
     * A SAML response comes in a form, and a form may name its charset.
     *
     * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf">SAML 2.0 Bindings, 3.5.4</a>
     */
    static boolean isForm(Request request) {
        return FORM.matcher(of(request)).matches();
    }

    /**
     * Whether Keycloak's server would answer it with a 500: parts, which nobody needs here, a charset that it may not know, and
     * what is no type at all.
     */
    static boolean isUnreadable(Request request) {
        String type = of(request);
        return !type.isEmpty()
                && (!MEDIA_TYPE.matcher(type).matches()
                        || PARTS.matcher(type).matches()
                        || UNKNOWN_CHARSET.matcher(type).matches());
    }

    private static String of(Request request) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type == null ? "" : type;
    }
}
