package com.rundiffusion.keycloak.pasted;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an enterprise in sign-in links, in the one form in which it is compared and stored.
 *
 * @param value in lower case
 */
public record Alias(String value) {

    /** Before the case is changed: the sign for kelvin would become a {@code k}. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");

    public Alias {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the form of an alias");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    /** As somebody typed or pasted it, in any case; empty when it cannot be one. Look-alikes, wide ones too, are none. */
    public static Optional<Alias> typed(String pasted) {
        return PastedText.word(pasted)
                .filter(text -> FORM.matcher(text).matches())
                .map(Alias::new);
    }
}
