package com.rundiffusion.keycloak.demo.app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * What a link to the app asks of the sign-in, passed on to the broker: which values mean anything is for the broker to say.
 * Of a repeated parameter the first value counts, and of a long one the beginning.
 */
record LinkParameters(Map<String, String> values) {

    static final String SSO_PROVIDER = "autoLoginSsoProvider";

    /** No alias is longer than 63; the rest would only make the broker's URL longer than servers take. */
    private static final int LONGEST = 100;

    private static final List<String> NAMES = List.of(SSO_PROVIDER, "prompt", "max_age", "login_hint");

    static final LinkParameters NONE = new LinkParameters(Map.of());

    LinkParameters {
        values = Map.copyOf(values);
    }

    static boolean areIn(Fields query) {
        return NAMES.stream().anyMatch(name -> query.get(name) != null);
    }

    /** The parameters in a query; {@link #NONE} when it asks for no sign-in. */
    static LinkParameters in(Fields query) {
        Map<String, String> asked = new TreeMap<>();
        take(query, SSO_PROVIDER, ".*", asked);
        take(query, "prompt", "login", asked);
        take(query, "max_age", "\\d{1,9}", asked);
        if (!asked.isEmpty()) {
            take(query, "login_hint", ".+", asked);
        }
        return asked.isEmpty() ? NONE : new LinkParameters(asked);
    }

    private static void take(Fields query, String name, String form, Map<String, String> asked) {
        String first = query.getValue(name);
        if (first != null && first.matches("(?s)" + form)) {
            asked.put(name, first.length() <= LONGEST ? first : first.substring(0, LONGEST));
        }
    }

    /** A path on the app that asks for the same once more, and leads to the target. */
    String link(Target target) {
        if (values.isEmpty()) {
            return target.isHome() ? "/sign-in" : "/sign-in?to=" + UrlEncoded.encodeString(target.path());
        }
        return target.with(new TreeMap<>(values)
                .entrySet().stream()
                        .map(asked -> asked.getKey() + "=" + UrlEncoded.encodeString(asked.getValue()))
                        .collect(Collectors.joining("&")));
    }
}
