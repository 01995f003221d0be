package com.rundiffusion.keycloak.rejection;

import java.security.SecureRandom;

/**
 * The code on a rejection page that support looks up, e.g. {@code 7K2M-Q9XD}: forty random bits in Crockford's base 32,
 * whose letters cannot be misread over the telephone.
 */
record Reference(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    static Reference random() {
        StringBuilder code = new StringBuilder("0000-0000");
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) != '-') {
                code.setCharAt(i, ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
            }
        }
        return new Reference(code.toString());
    }
}
