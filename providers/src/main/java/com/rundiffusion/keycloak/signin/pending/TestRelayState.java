package com.rundiffusion.keycloak.signin.pending;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The RelayState of a test of the setup. No login's looks like it, for those have dots, and it proves nothing by itself.
 *
 * @param secret of the test, base64url
 */
public record TestRelayState(String secret) {

    private static final Pattern FORM = Pattern.compile("setup-test_([A-Za-z0-9_-]{32})");

    public static Optional<TestRelayState> parse(String relayState) {
        Matcher matcher = FORM.matcher(relayState);
        return matcher.matches() ? Optional.of(new TestRelayState(matcher.group(1))) : Optional.empty();
    }

    public String text() {
        return "setup-test_" + secret;
    }

    /** Not the secret: it must not get into a log by accident. */
    @Override
    public String toString() {
        return "TestRelayState";
    }
}
