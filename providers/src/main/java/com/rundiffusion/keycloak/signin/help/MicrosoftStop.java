package com.rundiffusion.keycloak.signin.help;

import java.util.Optional;

/**
 * Why Microsoft's own page stopped somebody, by what they copied of it.
 *
 * @param code digits alone
 * @param key of the messages {@code entraError.<key>}
 */
public record MicrosoftStop(int code, String key) {

    /** @return empty for a text without a code, and for a code without a meaning */
    public static Optional<MicrosoftStop> read(String pasted) {
        return PastedError.code(pasted)
                .flatMap(code -> EntraError.of(code).map(error -> new MicrosoftStop(code, error.key())));
    }
}
