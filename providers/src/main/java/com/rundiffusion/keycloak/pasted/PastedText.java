package com.rundiffusion.keycloak.pasted;

import java.util.Optional;
import java.util.regex.Pattern;

/** A value as it arrives by e-mail or chat, freed of what got around it on the way. */
public final class PastedText {

    /** What takes no room, or only room, on a screen; Unicode counts some of it as letters. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u3164\\uFFA0]");

    private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\s\\x85\\u2800]+");
    private static final String QUOTES = " \"'“”„‟‘’‚«»‹›`";
    private static final String BEFORE = QUOTES + "<";
    private static final String AFTER = QUOTES + ">,;";
    private static final String BEFORE_A_WORD = BEFORE + "([{「『《〈【•·";
    private static final String AFTER_A_WORD = AFTER + ".:!?)]}」』》〉】";
    private static final Pattern FULL_STOP = Pattern.compile("(?<=[\\w/])\\.$");

    private static final Pattern BROKEN_URL = Pattern.compile("https?:.*", Pattern.CASE_INSENSITIVE);

    /** With a name or a sentence around it. */
    private static final int LONGEST_WORD = 1024;

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

    /** What people type as well as paste: like {@link #line}, without any punctuation at its ends; empty when nothing is left. */
    public static Optional<String> word(String pasted) {
        return Optional.ofNullable(pasted)
                .filter(text -> text.length() <= LONGEST_WORD)
                .map(PastedText::line)
                .map(text -> withoutEnds(text, BEFORE_A_WORD, AFTER_A_WORD))
                .filter(text -> !text.isEmpty());
    }

    /** The same, in ASCII where a Japanese or Chinese keyboard wrote that in its own width. */
    public static Optional<String> narrowWord(String pasted) {
        return Optional.ofNullable(pasted).map(FullWidth::toAscii).flatMap(PastedText::word);
    }

    /** On one line and in ASCII where a Japanese or Chinese keyboard wrote that in its own width; nothing else is taken off. */
    public static String plain(String pasted) {
        return readable(FullWidth.toAscii(pasted));
    }

    static boolean hidesSomething(String text) {
        return INVISIBLE.matcher(text).find();
    }

    private static String withoutEnds(String text) {
        return withoutEnds(text, BEFORE, AFTER);
    }

    /** By hand: a pattern would look at the rest anew from each character. */
    private static String withoutEnds(String text, String before, String after) {
        int start = 0;
        int end = text.length();
        while (start < end && before.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && after.indexOf(text.charAt(end - 1)) >= 0) {
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
