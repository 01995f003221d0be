package com.rundiffusion.keycloak.e2e.security;

import com.rundiffusion.keycloak.demo.entra.saml.ResponseDraft;
import java.util.List;
import java.util.function.Consumer;

/**
 * One answer that differs from a good one.
 *
 * @param id of the case that it belongs to
 * @param sends what differs
 * @param codes why it may be refused
 */
record Case(String id, String sends, List<String> codes, Consumer<ResponseDraft> change) {

    static Case of(String id, String sends, String code, Consumer<ResponseDraft> change) {
        return new Case(id, sends, List.of(code), change);
    }

    @Override
    public String toString() {
        return id + ": " + sends;
    }
}
