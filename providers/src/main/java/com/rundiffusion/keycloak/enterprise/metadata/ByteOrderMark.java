package com.rundiffusion.keycloak.enterprise.metadata;

/** Entra's files start with one, some with two, and it survives decoding. */
final class ByteOrderMark {

    private static final char MARK = '\uFEFF';

    private ByteOrderMark() {}

    static String strip(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == MARK) {
            start++;
        }
        return text.substring(start);
    }
}
