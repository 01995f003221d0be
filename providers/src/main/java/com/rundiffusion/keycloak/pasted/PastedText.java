package com.rundiffusion.keycloak.pasted;

import java.util.regex.Pattern;

/** A value as it arrives by e-mail or chat, freed of what got around it on the way. */
public final class PastedText {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\u00AD\\uFEFF]");
    private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\s]+");
    private static final String QUOTES = " \"'“”„‟‘’‚«»‹›`";
    private static final String BEFORE = QUOTES + "<";
    private static final String AFTER = QUOTES + ">,;";
    private static final Pattern FULL_STOP = Pattern.compile("(?<=[\\w/])\\.$");

    private static final Pattern BROKEN_URL = Pattern.compile("https?:.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("^(?:.*<)?(?:mailto:)?([^<>\\s]+@[^<>\\s]+?)>?$");

    /** With a name; beyond, the pattern would take its time. */
    private static final int LONGEST_ADDRESS = 512;

    private PastedText() {}

    /** One line, without labels, quotes, brackets, link wrappers and invisible characters; {@code null} when nothing is left. */
    public static String line(String pasted) {
        String text = readable(pasted);
        String before;
        do {
            before = text;
            text = onOneLine(WrappedLink.unwrap(text));
            text = withoutEnds(text);
            text = FULL_STOP.matcher(text).replaceAll("");
            text = FieldLabel.strip(text);
        } while (!text.equals(before));
        return text.isEmpty() ? null : text;
    }

    /** A URL of Entra's, put together again where a mail program broke it. */
    public static String url(String pasted) {
        String text = line(pasted);
        return text != null && BROKEN_URL.matcher(text).matches() ? text.replace(" ", "") : text;
    }

    /** A name for people to read: quotes and full stops at its ends may belong to it. */
    public static String name(String pasted) {
        String text = Quotes.strip(readable(pasted));
        return text.isEmpty() ? null : text;
    }

    /** An e-mail address, without the name that address books write before it; {@code null} when nothing is left. */
    public static String address(String pasted) {
        String text = line(pasted);
        return text == null || text.length() > LONGEST_ADDRESS
                ? text
                : ADDRESS.matcher(text).replaceFirst("$1");
    }

    /** By hand: a pattern would look at the rest anew from each character. */
    private static String withoutEnds(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && BEFORE.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && AFTER.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    private static String readable(String pasted) {
        return onOneLine(HtmlEntities.decode(pasted));
    }

    private static String onOneLine(String text) {
        return SPACE.matcher(INVISIBLE.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }
}
