package com.rundiffusion.keycloak.metadata;

/** Entra's files start with one, and it survives decoding. */
final class ByteOrderMark {

    private static final String MARK = "\uFEFF";

    private ByteOrderMark() {}

    static String strip(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }
}
