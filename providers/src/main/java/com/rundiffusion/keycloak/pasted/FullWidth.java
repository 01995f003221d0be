package com.rundiffusion.keycloak.pasted;

/**
 * Japanese and Chinese keyboards write ASCII as wide as their own characters. Only these forms are taken for ASCII: what
 * Unicode calls compatible beyond them, such as the sign for kelvin, is another character.
 */
final class FullWidth {

    private static final char FIRST = '\uFF01';
    private static final char LAST = '\uFF5E';
    private static final int DISTANCE = FIRST - '!';

    private FullWidth() {}

    static String toAscii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.chars().forEach(character -> ascii.append(toAscii((char) character)));
        return ascii.toString();
    }

    private static char toAscii(char character) {
        return switch (character) {
            case '\u3002', '\uFF61' -> '.';
            case '\u3001', '\uFF64' -> ',';
            default -> character >= FIRST && character <= LAST ? (char) (character - DISTANCE) : character;
        };
    }
}
