package com.rundiffusion.keycloak.e2e.journey;

import static com.rundiffusion.keycloak.e2e.journey.Hint.Way.ASKS;
import static com.rundiffusion.keycloak.e2e.journey.Hint.Way.ASKS_WITH_REASON;
import static com.rundiffusion.keycloak.e2e.journey.Hint.Way.CONTOSO;
import static com.rundiffusion.keycloak.e2e.journey.Hint.Way.FABRIKAM;
import static com.rundiffusion.keycloak.e2e.journey.Hint.Way.IN;
import static com.rundiffusion.keycloak.e2e.journey.Hint.Way.OFFERS;
import static com.rundiffusion.keycloak.e2e.journey.Hint.Way.REFUSED;

import com.rundiffusion.keycloak.testkit.journey.Authorization;
import java.util.List;
import java.util.Map;

/**
 * What an app's request can say about the company, and where that leads: without a session, with one of Contoso, with one of
 * Fabrikam, and without one on a device where somebody typed an address of Contoso before.
 */
enum Hint {
    NOTHING(Map.of(), ASKS, IN, IN, OFFERS),
    LINK(Map.of("autoLoginSsoProvider", "contoso"), CONTOSO, IN, CONTOSO, CONTOSO),
    LINK_TO_NOBODY(
            Map.of("autoLoginSsoProvider", "nobody"), ASKS_WITH_REASON, ASKS_WITH_REASON, ASKS_WITH_REASON, OFFERS),
    KEYCLOAKS_HINT(Map.of("kc_idp_hint", "contoso"), CONTOSO, IN, CONTOSO, CONTOSO),
    LINK_OVER_KEYCLOAKS_HINT(
            Map.of("autoLoginSsoProvider", "fabrikam", "kc_idp_hint", "contoso"), FABRIKAM, FABRIKAM, IN, FABRIKAM),
    DOMAIN(Map.of("domain_hint", "contoso.example"), CONTOSO, IN, CONTOSO, CONTOSO),
    DOMAIN_OF_NOBODY(Map.of("domain_hint", "nobody.example"), ASKS, IN, IN, OFFERS),
    ADDRESS(Map.of("login_hint", "ada.winter@contoso.example"), CONTOSO, IN, CONTOSO, CONTOSO),
    ADDRESS_OF_NOBODY(Map.of("login_hint", "ada@nobody.example"), ASKS, IN, IN, ASKS),
    NAME_OVER_DOMAIN(
            Map.of("kc_idp_hint", "fabrikam", "domain_hint", "contoso.example"), FABRIKAM, FABRIKAM, IN, FABRIKAM),
    DOMAIN_OVER_ADDRESS(
            Map.of("domain_hint", "fabrikam.example", "login_hint", "ada.winter@contoso.example"),
            FABRIKAM,
            FABRIKAM,
            IN,
            FABRIKAM),
    NOBODYS_NAME_OVER_ADDRESS(
            Map.of("autoLoginSsoProvider", "nobody", "login_hint", "ada.winter@contoso.example"),
            ASKS_WITH_REASON,
            ASKS_WITH_REASON,
            ASKS_WITH_REASON,
            ASKS_WITH_REASON),
    NOBODYS_DOMAIN_BEFORE_ADDRESS(
            Map.of("domain_hint", "nobody.example", "login_hint", "ada.winter@contoso.example"),
            CONTOSO,
            IN,
            CONTOSO,
            CONTOSO),
    ORGANIZATION_SCOPE(Map.of("scope", "openid organization"), ASKS, IN, IN, OFFERS),
    SCOPE_OF_ONE_ORGANIZATION(Map.of("scope", "openid organization:contoso"), REFUSED, REFUSED, REFUSED, REFUSED);

    /** Where the browser comes to rest. */
    enum Way {
        ASKS("asks for the address"),
        ASKS_WITH_REASON("asks for the address and says why"),
        OFFERS("offers to continue with the address from before"),
        CONTOSO("Contoso's Entra"),
        FABRIKAM("Fabrikam's Entra"),
        IN("in, nothing seen"),
        REFUSED("refused, back in the app");

        final String words;

        Way(String words) {
            this.words = words;
        }
    }

    /** What the browser has from before. */
    enum Before {
        NOTHING("no session"),
        CONTOSO("session of Contoso"),
        FABRIKAM("session of Fabrikam"),
        ADDRESS("no session, an address of Contoso from before");

        final String words;

        Before(String words) {
            this.words = words;
        }
    }

    private final Map<String, String> parameters;
    private final List<Way> ways;

    Hint(Map<String, String> parameters, Way... ways) {
        this.parameters = parameters;
        this.ways = List.of(ways);
    }

    Way way(Before before) {
        return ways.get(before.ordinal());
    }

    Authorization request() {
        Authorization request = Authorization.of("runnit");
        parameters.forEach(request::with);
        return request;
    }

    /** As a reader of the document sees it. */
    String written() {
        return parameters.isEmpty()
                ? "nothing"
                : parameters.entrySet().stream()
                        .map(parameter -> "`" + parameter.getKey() + "=" + parameter.getValue() + "`")
                        .sorted()
                        .reduce((one, other) -> one + " " + other)
                        .orElseThrow();
    }
}
