package com.rundiffusion.keycloak.benchmark.rival;

import java.util.List;

/** This product as it is delivered, and stock Keycloak. */
public final class Rivals {

    /** By which the tokens of our apps are signed. */
    private static final String OURS = "ES256";

    /** Keycloak's default. */
    private static final String DEFAULT = "RS256";

    private Rivals() {}

    public static Rival ours() {
        return new ThisProduct();
    }

    public static List<Rival> all() {
        return List.of(
                ours(),
                new StockKeycloak("bare", false, OURS),
                new StockKeycloak("equipped", true, OURS),
                new StockKeycloak("bare, " + DEFAULT, false, DEFAULT));
    }
}
