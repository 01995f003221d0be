package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.demo.Services;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * One brokered login up to the authorization code, each in a browser of its own.
 *
 * @param realm the realm, with a client {@code rundiffusion}
 * @param alias the identity provider
 * @param entra how the provider's Entra answers
 */
record Login(URI keycloak, Sites sites, String realm, String alias, Function<AuthnRequest, ResponseDraft> entra) {

    private static final String OBJECT_ID = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private static final String EMAIL = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";

    /** At a realm of its own with the same server's own SAML provider, which this makes. */
    static Login atStock(Services services) {
        Sites sites = Benchmark.SITES;
        EntraTenant northwind = services.entra().northwind();
        StockRealm.create(services.admin(), sites, northwind);
        return new Login(
                services.keycloak(),
                sites,
                StockRealm.NAME,
                StockRealm.ALIAS,
                request ->
                        northwind.respond(request, Person.MEMBER).with(ResponseField.AUDIENCE, StockRealm.IDENTIFIER));
    }

    static Login atOurs(Services services) {
        EntraTenant contoso = services.entra().contoso();
        return atOurs(services, "contoso", request -> contoso.respond(request, Person.MEMBER));
    }

    /** Of somebody new at one of many companies; the same person each time it is run. */
    static Login atCompany(Services services, ManyCustomers customers, int number) {
        EntraTenant contoso = services.entra().contoso();
        String alias = ManyCustomers.alias(number);
        String objectId = UUID.randomUUID().toString();
        return atOurs(
                services,
                alias,
                request -> customers
                        .answerOf(number, contoso.respond(request, Person.MEMBER))
                        .with(ResponseField.NAME_ID, "ada@" + alias + ".example")
                        .claim(OBJECT_ID, objectId)
                        .claim(EMAIL, "ada@" + alias + ".example"));
    }

    private static Login atOurs(Services services, String alias, Function<AuthnRequest, ResponseDraft> entra) {
        return new Login(services.keycloak(), Benchmark.SITES, "rundiffusion", alias, entra);
    }

    /** A login whose browser is at Entra. */
    Waiting waiting() {
        Visitor visitor = new Visitor(keycloak, sites);
        return new Waiting(this, visitor, visitor.atEntra(authorization(), sites));
    }

    record Waiting(Login login, Visitor visitor, AuthnRequest asked) {

        /** What Entra would answer. */
        ResponseDraft good() {
            return login.entra.apply(asked);
        }

        /** @param response the form field */
        HttpResponse<String> answer(String response) {
            return visitor.post(login.endpoint(), Map.of("SAMLResponse", response, "RelayState", asked.relayState()));
        }
    }

    /** Runs it and returns the number of requests it took at Keycloak. */
    int run() {
        Visitor visitor = new Visitor(keycloak, sites);
        String next = Visitor.location(visitor.get(authorization()));
        int requests = 1;
        while (!next.startsWith(sites.entra())) {
            next = Visitor.location(visitor.get(next));
            requests++;
        }
        AuthnRequest asked = AuthnRequest.fromRedirect(URI.create(next));
        ResponseDraft draft = entra.apply(asked);
        next = Visitor.location(
                visitor.post(endpoint(), Map.of("SAMLResponse", draft.toBase64(), "RelayState", asked.relayState())));
        requests++;
        while (!next.startsWith(app())) {
            next = Visitor.location(visitor.get(next));
            requests++;
        }
        if (!next.contains("code=")) {
            throw new IllegalStateException("No login: " + next);
        }
        return requests;
    }

    private String app() {
        return sites.rundiffusionApp() + "/";
    }

    private String base() {
        return sites.sso() + "/realms/" + realm;
    }

    private String endpoint() {
        return base() + "/broker/" + alias + "/endpoint";
    }

    private String authorization() {
        return base() + "/protocol/openid-connect/auth?client_id=rundiffusion&response_type=code&scope=openid"
                + "&redirect_uri=" + URLEncoder.encode(app(), StandardCharsets.UTF_8)
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
                + "&kc_idp_hint=" + alias;
    }
}
