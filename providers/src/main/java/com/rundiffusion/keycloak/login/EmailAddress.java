package com.rundiffusion.keycloak.login;

import com.rundiffusion.keycloak.enterprise.EmailDomain;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An e-mail address as somebody typed it, as far as the way to their company needs it.
 *
 * @param domain as it stands in the DNS
 */
record EmailAddress(String text, String domain) {

    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";
    private static final Pattern SHAPE =
            Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@(" + LABEL + "(?:\\." + LABEL + ")+)");

    static Optional<EmailAddress> parse(String typed) {
        if (typed == null || typed.length() > 254) {
            return Optional.empty();
        }
        Matcher matcher = SHAPE.matcher(typed.trim());
        return matcher.matches()
                ? EmailDomain.of(matcher.group()).map(domain -> new EmailAddress(matcher.group(), domain))
                : Optional.empty();
    }
}
