package com.rundiffusion.keycloak.benchmark.rival;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The algorithm by which a client's tokens are signed. */
final class TokenSigning {

    private TokenSigning() {}

    static void set(ObjectNode attributes, String algorithm) {
        attributes.put("access.token.signed.response.alg", algorithm).put("id.token.signed.response.alg", algorithm);
    }
}
