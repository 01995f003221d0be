package com.rundiffusion.keycloak.e2e.security;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All that an answer lets somebody see, without the name they asked for and without what differs from answer to answer. */
record Seen(int status, Map<String, List<String>> headers, String body) {

    private static final Pattern OF_ONE_LOGIN = Pattern.compile(
            "((?:session_code|execution|tab_id|client_data|request_uri|RelayState)=|session_code\" value=\"|"
                    + "Error id |\"request_uri\":\"|aria-labelledby=\"reference-label\">|\\?subject=)[^&\" <]+");
    private static final Pattern OF_ONE_REFUSAL =
            Pattern.compile("\\b[0-9A-Z]{5}-[0-9A-Z]{5}\\b|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");
    private static final Pattern COOKIE_VALUE = Pattern.compile("^([^=]+)=[^;]*");

    static Seen of(HttpResponse<String> answer, String name) {
        Map<String, List<String>> headers = answer.headers().map().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("date"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        header -> header.getValue().stream()
                                .map(value -> without(value, name))
                                .sorted()
                                .toList(),
                        (a, b) -> b,
                        TreeMap::new));
        headers.computeIfPresent(
                "set-cookie",
                (key, values) -> values.stream()
                        .map(value -> COOKIE_VALUE.matcher(value).replaceFirst("$1="))
                        .sorted()
                        .toList());
        return new Seen(answer.statusCode(), headers, without(answer.body(), name));
    }

    private static String without(String text, String name) {
        String ofAnyLogin = OF_ONE_LOGIN.matcher(text.replace(name, "<name>")).replaceAll("$1");
        return OF_ONE_REFUSAL.matcher(ofAnyLogin).replaceAll("");
    }
}
