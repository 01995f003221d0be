package com.rundiffusion.keycloak.e2e.security;

import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import java.util.List;
import java.util.function.Consumer;

/**
 * One answer that differs from a good one.
 *
 * @param sends what differs
 * @param codes why it may be refused
 */
record Case(String sends, List<String> codes, Consumer<ResponseDraft> change) {

    static Case sends(String what, String code, Consumer<ResponseDraft> change) {
        return new Case(what, List.of(code), change);
    }
}
