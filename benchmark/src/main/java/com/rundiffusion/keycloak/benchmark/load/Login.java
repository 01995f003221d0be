package com.rundiffusion.keycloak.benchmark.load;

import com.rundiffusion.keycloak.benchmark.load.Browser.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** One person's login in a browser of their own, from the app's first request to its tokens. */
final class Login {

    private static final String APP = "https://" + Target.APP + "/";

    /** Of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Pattern ID = Pattern.compile(" ID=\"([^\"]+)\"");
    private static final Pattern REFRESH_TOKEN = Pattern.compile("\"refresh_token\":\"([^\"]+)\"");

    private final Target target;
    private final EntraAnswer entra;
    private final Person person;
    private final Browser browser;

    Login(Target target, EntraAnswer entra, Person person) {
        this.target = target;
        this.entra = entra;
        this.person = person;
        this.browser = new Browser(target.keycloak(), Target.SSO);
    }

    /** @return the refresh token */
    String run(Stopwatch stopwatch) {
        stopwatch.phase(Phase.AUTHORIZATION);
        String next = browser.get(authorization("")).redirect();
        while (next.contains(Target.SSO)) {
            stopwatch.phase(Phase.AUTHN_REQUEST);
            next = browser.get(next).redirect();
        }
        stopwatch.pause();
        String form = answerOfEntra(next);
        next = deliver(form, stopwatch);
        while (!next.startsWith(APP)) {
            stopwatch.phase(Phase.AFTERWARDS);
            next = browser.get(next).redirect();
        }
        String refreshToken = tokens(
                "grant_type=authorization_code&code_verifier=" + VERIFIER + "&redirect_uri=" + encode(APP) + "&code="
                        + parameter(next, "code"),
                stopwatch);
        stopwatch.stop();
        return refreshToken;
    }

    /** @return the next refresh token */
    String refresh(String refreshToken, Stopwatch stopwatch) {
        String next = tokens("grant_type=refresh_token&refresh_token=" + refreshToken, stopwatch);
        stopwatch.stop();
        return next;
    }

    /** The session of this browser is there: nobody is asked. */
    void silently(Stopwatch stopwatch) {
        stopwatch.phase(Phase.AUTHORIZATION);
        String code = parameter(browser.get(authorization("&prompt=none")).redirect(), "code");
        tokens(
                "grant_type=authorization_code&code_verifier=" + VERIFIER + "&redirect_uri=" + encode(APP) + "&code="
                        + code,
                stopwatch);
        stopwatch.stop();
    }

    private String deliver(String form, Stopwatch stopwatch) {
        if (target.gateway() != null) {
            stopwatch.phase(Phase.REPLY_URL);
            Answer hop = new Browser(target.gateway(), Target.APP).post("/__/auth/handler", form);
            if (hop.status() != 307) {
                throw new IllegalStateException("Not taken at the Reply URL: " + hop);
            }
            stopwatch.phase(Phase.ENDPOINT);
            return browser.post(hop.redirect(), form).redirect();
        }
        stopwatch.phase(Phase.ENDPOINT);
        return browser.post(target.endpoint(person.alias()), form).redirect();
    }

    private String answerOfEntra(String redirect) {
        Matcher id = ID.matcher(inflated(parameter(redirect, "SAMLRequest")));
        if (!id.find()) {
            throw new IllegalStateException("No AuthnRequest: " + redirect);
        }
        String response = entra.to(id.group(1), target.audience(), target.recipient(person.alias()), person);
        return "SAMLResponse=" + encode(response) + "&RelayState=" + encode(parameter(redirect, "RelayState"));
    }

    private static String inflated(String request) {
        byte[] deflated = Base64.getDecoder().decode(request);
        try (InflaterInputStream text =
                new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tokens(String grant, Stopwatch stopwatch) {
        stopwatch.phase(Phase.TOKEN);
        Answer answer =
                browser.post(target.path() + "/protocol/openid-connect/token", "client_id=rundiffusion&" + grant);
        stopwatch.pause();
        Matcher token = REFRESH_TOKEN.matcher(answer.body());
        if (answer.status() != 200 || !token.find()) {
            throw new IllegalStateException("No tokens: " + answer);
        }
        return token.group(1);
    }

    private String authorization(String more) {
        return target.path() + "/protocol/openid-connect/auth?client_id=rundiffusion&response_type=code&scope=openid"
                + "&redirect_uri=" + encode(APP) + "&code_challenge=" + CHALLENGE
                + "&code_challenge_method=S256&kc_idp_hint=" + person.alias() + more;
    }

    private static String parameter(String url, String name) {
        Matcher value = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(url);
        if (!value.find()) {
            throw new IllegalStateException("No " + name + " in " + url);
        }
        return URLDecoder.decode(value.group(1), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
