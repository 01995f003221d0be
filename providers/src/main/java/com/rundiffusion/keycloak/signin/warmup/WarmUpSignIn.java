package com.rundiffusion.keycloak.signin.warmup;

import com.rundiffusion.keycloak.link.SignInLink;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.common.util.UriUtils;
import org.keycloak.protocol.oidc.utils.PkceUtils;

/**
 * What somebody's browser and the app do, from the app's link to its tokens.
 *
 * @param realm the path of the realm
 * @param browsers a new one at each call
 */
record WarmUpSignIn(String realm, WarmUpEntra entra, Supplier<WarmUpBrowser> browsers) {

    private static final String CLIENT = "rundiffusion";
    private static final String APP = "https://app.rundiffusion.com/";
    private static final int EVERY = 10;

    /** @throws IllegalStateException when it ends anywhere else, with where that is */
    void run(int number, int person) throws Exception {
        WarmUpBrowser browser = browsers.get();
        String verifier = PkceUtils.generateCodeVerifier();
        if (number % EVERY == 0) {
            // Some come without a link: to the page that asks for their address.
            browser.get(authorization(verifier, Map.of()));
        }
        HttpResponse<String> sent =
                browser.get(authorization(verifier, Map.of(SignInLink.PARAMETER, WarmUpEntra.ALIAS)));
        String answer = answer(browser.follow(sent, entra.loginUrl()), person);
        HttpResponse<String> taken = browser.post(realm + "/broker/" + WarmUpEntra.ALIAS + "/endpoint", answer);
        tokens(browser, verifier, query(browser.follow(taken, APP)).getFirst("code"));
    }

    private String authorization(String verifier, Map<String, String> hint) throws Exception {
        return realm + "/protocol/openid-connect/auth?"
                + encoded(Map.of(
                        "client_id",
                        CLIENT,
                        "response_type",
                        "code",
                        "scope",
                        "openid",
                        "redirect_uri",
                        APP,
                        "code_challenge",
                        PkceUtils.generateS256CodeChallenge(verifier),
                        "code_challenge_method",
                        "S256"))
                + "&" + encoded(hint);
    }

    private String answer(String atEntra, int person) throws Exception {
        MultivaluedHashMap<String, String> asked = query(atEntra);
        return encoded(Map.of(
                "SAMLResponse", entra.answer(asked.getFirst("SAMLRequest"), person),
                "RelayState", asked.getFirst("RelayState")));
    }

    private void tokens(WarmUpBrowser browser, String verifier, String code) throws Exception {
        HttpResponse<String> tokens = browser.post(
                realm + "/protocol/openid-connect/token",
                encoded(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", CLIENT,
                        "redirect_uri", APP,
                        "code_verifier", verifier,
                        "code", code)));
        if (tokens.statusCode() != 200) {
            throw WarmUpBrowser.unexpected(tokens);
        }
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static MultivaluedHashMap<String, String> query(String url) {
        return UriUtils.decodeQueryString(URI.create(url).getRawQuery());
    }
}
