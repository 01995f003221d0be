package com.rundiffusion.keycloak.fault;

import com.rundiffusion.keycloak.pasted.PrivateKeyText;
import java.util.regex.Pattern;

/**
 * One thing that is wrong with a document.
 *
 * @param field of the document; {@code null} when it is the whole
 * @param actual what came, fit to be shown: one line, cut, and never key material
 * @param expected what would have been right, as concrete as can be said; {@code null} when the code says it all
 */
public record Fault(String field, FaultCode code, String actual, String expected) {

    private static final int LONGEST_VALUE = 255;

    private static final int LONGEST_KEY = 64 * 1024;

    private static final String PRIVATE_KEY = "a private key";

    // Direction marks and line separators too: they forge lines, or hide text.
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    public Fault {
        // A field's name may be whatever somebody wrote.
        field = printable(field);
        actual = printable(actual);
        expected = printable(expected);
    }

    /** What is wrong, in one sentence. */
    public String message() {
        return code.message();
    }

    /** What to do about it, in the words of Entra's own pages where it is to be done there. */
    public String fix() {
        return code.fix();
    }

    public static String printable(String value) {
        if (value == null) {
            return null;
        }
        // Of what is longer than any key, the beginning is looked at, and less of it shown.
        String beginning = value.substring(0, Math.min(value.length(), LONGEST_KEY));
        if (PrivateKeyText.isIn(beginning)) {
            return PRIVATE_KEY;
        }
        String line = UNPRINTABLE.matcher(beginning).replaceAll(" ");
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
