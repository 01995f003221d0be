package com.rundiffusion.keycloak.benchmark.rival;

import java.util.List;

/** All of them, with tokens signed alike. */
public final class Rivals {

    private Rivals() {}

    /** @param algorithm of tokens, e.g. {@code ES256} */
    public static List<Rival> signingBy(String algorithm) {
        return List.of(
                new ThisProduct(algorithm), new StockKeycloak(false, algorithm), new StockKeycloak(true, algorithm));
    }
}
