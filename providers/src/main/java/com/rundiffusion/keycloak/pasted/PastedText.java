package com.rundiffusion.keycloak.pasted;

import java.text.Normalizer;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    /** macOS writes an accent as a character of its own. Other letters stay: some look like one that they are not. */
    private static final Pattern DECOMPOSED = Pattern.compile("\\p{L}\\p{M}+");

    private static final Pattern DASH = Pattern.compile("[\\p{Pd}\\u2212]");
    private static final Pattern FULL_STOP = Pattern.compile("(?<=[\\w/])\\.$");

    private static final Pattern BROKEN_URL = Pattern.compile("https?:.*", Pattern.CASE_INSENSITIVE);

    /** What stands before it is its label, in whatever language, perhaps with signs that make it bold. */
    private static final Pattern LABELLED_URL = Pattern.compile(
            "(?!https?:)(?:(?!https?://).)*?(?<marks>[*_~]{0,3})(?<url>https?://(?:(?!https?://).)*)",
            Pattern.CASE_INSENSITIVE);

    /** Markdown's and chat programs' bold and italics, and brackets around the whole. */
    private static final Pattern AROUND = Pattern.compile("([*_~]{1,3})([^*~]+)\\1|\\(([^()]+)\\)|\\[([^\\[\\]]+)\\]");

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
            text = inside(text);
            text = FULL_STOP.matcher(text).replaceAll("");
            text = FieldLabel.strip(text);
        } while (!text.equals(before));
        return text.isEmpty() ? null : text;
    }

    /** A URL of Entra's, put together again where a mail program broke it. */
    public static String url(String pasted) {
        String text = line(pasted);
        if (text == null) {
            return null;
        }
        Matcher labelled = LABELLED_URL.matcher(text);
        if (labelled.matches()) {
            String url = labelled.group("url");
            String marks = labelled.group("marks");
            text = !marks.isEmpty() && url.endsWith(marks) ? url.substring(0, url.length() - marks.length()) : url;
        }
        return BROKEN_URL.matcher(text).matches() ? text.replace(" ", "") : text;
    }

    private static String inside(String text) {
        Matcher around = AROUND.matcher(text);
        return around.matches()
                ? Stream.of(around.group(2), around.group(3), around.group(4))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow()
                : text;
    }

    /** Whether nothing is left of it. Of what is longer than any value that is looked for, no more than blanks is taken off. */
    public static boolean isNothing(String pasted) {
        return pasted.length() > LONGEST_WORD ? readable(pasted).isEmpty() : line(pasted) == null;
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

    /** The same, with the hyphens and apostrophes that Word, PDFs and telephones replace. */
    static Optional<String> address(String pasted) {
        return narrowWord(pasted)
                .map(text ->
                        DASH.matcher(text).replaceAll("-").replace('’', '\'').replace('ʼ', '\''));
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
        return DECOMPOSED
                .matcher(onOneLine(HtmlEntities.decode(pasted)))
                .replaceAll(
                        letter -> Matcher.quoteReplacement(Normalizer.normalize(letter.group(), Normalizer.Form.NFC)));
    }

    private static String onOneLine(String text) {
        return SPACE.matcher(INVISIBLE.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }
}
