package com.rundiffusion.keycloak.testkit.journey;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An OIDC authorization request of an app, written by hand, for what the sample apps never ask. */
public final class Authorization {

    /** RFC 7636, appendix B. */
    static final String CODE_VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private final Map<String, String> parameters = new LinkedHashMap<>();

    private Authorization(String clientId, String redirectUri) {
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", redirectUri);
        parameters.put("response_type", "code");
        parameters.put("scope", "openid");
        parameters.put("state", "by-hand");
        // RFC 7636, appendix B.
        parameters.put("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        parameters.put("code_challenge_method", "S256");
    }

    public static Authorization of(String clientId) {
        boolean runnit = clientId.equals("runnit");
        return new Authorization(clientId, (runnit ? Stack.SITES.runnitApp() : Stack.SITES.rundiffusionApp()) + "/");
    }

    public Authorization with(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    String clientId() {
        return parameters.get("client_id");
    }

    public String url() {
        return Stack.SITES.sso() + "/realms/rundiffusion/protocol/openid-connect/auth?"
                + parameters.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
