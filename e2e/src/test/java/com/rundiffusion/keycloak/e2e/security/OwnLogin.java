package com.rundiffusion.keycloak.e2e.security;

import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A login that a visitor began and stopped at, with all that its browser was told. */
final class OwnLogin {

    private static final Pattern FORM = Pattern.compile("<form action=\"([^\"]+)\"");

    private final Map<String, String> parameters;
    private final String clientId;

    private OwnLogin(Map<String, String> parameters, String clientId) {
        this.parameters = parameters;
        this.clientId = clientId;
    }

    /** On the page that asks for the email address; no enterprise is chosen. */
    static OwnLogin begin(Visitor visitor) {
        Visitor another = visitor.onHost(Stack.SITES.sso());
        String[] relayState = atEntra(another, "contoso").split("\\.");
        String page = visitor.get(Authorization.of("rundiffusion").url()).body();
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new IllegalStateException("No form on " + page);
        }
        return new OwnLogin(query(form.group(1).replace("&amp;", "&")), relayState[2]);
    }

    /** Goes as far as an enterprise's Entra. */
    static String atEntra(Visitor visitor, String alias) {
        String authorization =
                Authorization.of("rundiffusion").with("kc_idp_hint", alias).url();
        return visitor.atEntra(authorization, Stack.SITES).relayState();
    }

    /** Keycloak's own address of a provider's login, for this one. */
    String brokerLogin(String alias) {
        return "/realms/rundiffusion/broker/" + alias + "/login?"
                + parameters.entrySet().stream()
                        .filter(parameter -> !parameter.getKey().equals("execution"))
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&"));
    }

    /** As Keycloak would give it to an Entra. */
    String relayState() {
        return parameters.get("session_code") + "." + parameters.get("tab_id") + "." + clientId;
    }

    private static Map<String, String> query(String url) {
        return Arrays.stream(URI.create(url).getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> a));
    }
}
