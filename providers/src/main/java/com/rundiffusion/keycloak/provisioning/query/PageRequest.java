package com.rundiffusion.keycloak.provisioning.query;

import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;

/**
 * Which part of a list is asked for.
 *
 * @param startIndex of the first, counted from 1
 * @param count at most; with 0 the number of all is asked for
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.4">RFC 7644, 3.4.2.4</a>
 */
public record PageRequest(int startIndex, int count) {

    private static final int DEFAULT_COUNT = 100;

    public PageRequest {
        startIndex = Math.max(1, startIndex);
        count = Math.max(0, Math.min(count, ScimLimit.PAGE.most()));
    }

    /** @param startIndex as the request has it, {@code null} where it has none; what is no number counts as none */
    public static PageRequest of(String startIndex, String count) {
        return new PageRequest(number(startIndex, 1), number(count, DEFAULT_COUNT));
    }

    private static int number(String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text.strip());
        } catch (NumberFormatException noNumber) {
            return otherwise;
        }
    }
}
