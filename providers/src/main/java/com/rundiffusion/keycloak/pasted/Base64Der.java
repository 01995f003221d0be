package com.rundiffusion.keycloak.pasted;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A DER structure that stands in a text as Base64, with PEM lines or without. It says itself how long it is, so neither the
 * width of the lines nor the text around it matters.
 *
 * @param base64 on one line; of the part that is there
 * @param whole whether all of it is there
 */
public record Base64Der(DerHead head, String base64, boolean whole) {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** What mail programs put into the lines: spaces, quotation marks, and the soft line breaks of quoted-printable. */
    private static final String BETWEEN = " \t\r\n\f>|\"'=";

    /** The first digit of each DER sequence. */
    private static final char START = 'M';

    private static final int DIGITS_OF_HEAD = digits(DerHead.BYTES);

    /** @param text as {@link PastedBlock#of} gives it */
    public static List<Base64Der> in(String text) {
        List<Base64Der> found = new ArrayList<>();
        for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, at)) {
            Optional<DerHead> head = DerHead.of(bytes(run(text, at, DIGITS_OF_HEAD).base64));
            if (head.isEmpty()) {
                at++;
                continue;
            }
            int digits = digits(head.get().length());
            Run run = run(text, at, digits);
            found.add(new Base64Der(head.get(), run.base64, run.base64.length() == digits));
            at = run.end;
        }
        return found;
    }

    public boolean isOf(DerHead.Kind kind) {
        return head.kind() == kind;
    }

    private static int digits(int bytes) {
        return (bytes * 8 + 5) / 6;
    }

    private static byte[] bytes(String base64) {
        // A single digit over is not a whole byte, and the decoder would not have it.
        String decodable = base64.length() % 4 == 1 ? base64.substring(0, base64.length() - 1) : base64;
        return Base64.getDecoder().decode(decodable);
    }

    private record Run(String base64, int end) {}

    private static Run run(String text, int start, int digits) {
        StringBuilder base64 = new StringBuilder();
        int at = start;
        for (; at < text.length() && base64.length() < digits; at++) {
            char character = text.charAt(at);
            if (DIGITS.indexOf(character) >= 0) {
                base64.append(character);
            } else if (BETWEEN.indexOf(character) < 0) {
                break;
            }
        }
        return new Run(base64.toString(), at);
    }
}
