package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;

/**
 * An authorization request that was sent and not yet answered.
 *
 * @param origin the app host that sent it, and must get the answer
 * @param target where the browser goes when it was answered
 * @param silent whether it only asks for a session that is there already ({@code prompt=none})
 * @param repeated whether the broker asked for it once more
 */
record PendingSignIn(
        Browser browser,
        String origin,
        LinkParameters asked,
        Target target,
        boolean silent,
        boolean repeated,
        State state,
        Nonce nonce,
        CodeVerifier verifier) {

    static PendingSignIn asked(Browser browser, String origin, LinkParameters asked, Target target) {
        return start(browser, origin, asked, target, false, false);
    }

    static PendingSignIn silent(Browser browser, String origin, Target target) {
        return start(browser, origin, LinkParameters.NONE, target, true, false);
    }

    /** The same request again, with fresh secrets. */
    PendingSignIn again() {
        return start(browser, origin, asked, target, silent, true);
    }

    private static PendingSignIn start(
            Browser browser, String origin, LinkParameters asked, Target target, boolean silent, boolean repeated) {
        return new PendingSignIn(
                browser, origin, asked, target, silent, repeated, new State(), new Nonce(), new CodeVerifier());
    }
}
