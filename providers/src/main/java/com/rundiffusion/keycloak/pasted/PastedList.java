package com.rundiffusion.keycloak.pasted;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Several values in one text, with commas, semicolons, line breaks or spaces between, of the width of any keyboard. */
public final class PastedList {

    private static final Pattern LINE_END = Pattern.compile("[;\\r\\n]+");
    private static final Pattern BETWEEN = Pattern.compile("[,;\\s\\p{Z}]+");

    /** {@code "Winter; Anna"}: nothing in quotes separates. */
    private static final Pattern QUOTED = Pattern.compile("[\"“„]([^\"“”„\\r\\n]*)[\"”“]");

    /** At the beginning of a line: of a list, an outline or a check list. */
    private static final Pattern LIST_MARK =
            Pattern.compile("^[ \\t\\p{Z}]*+(?:[-*\\p{Pd}•‣▪●○◦·→✓✔]|\\d{1,3}[.)])[ \\t\\p{Z}]++", Pattern.MULTILINE);

    private static final Pattern COMMA = Pattern.compile("[,;]");

    private static final Pattern IN_PARENTHESES = Pattern.compile("\\(([^()<>]*)\\)");

    private PastedList() {}

    public static List<String> words(String pasted) {
        return wordsOf(plain(pasted))
                .map(PastedText::line)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Addresses, with names or without; an entry that is none stays as it is. A comma may stand in a name ({@code Winter, Anna
     * <anna@contoso.com>}), so what is before a bracket is told from what is listed by whether it holds an address.
     */
    public static List<String> addresses(String pasted) {
        String text = QUOTED.matcher(plain(pasted)).replaceAll(PastedList::withoutSeparators);
        return LINE_END.splitAsStream(IN_PARENTHESES.matcher(text).replaceAll(PastedList::bracketed))
                .flatMap(PastedList::inLine)
                .map(entry -> EmailAddress.typed(entry).map(EmailAddress::text).orElseGet(() -> PastedText.line(entry)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String plain(String pasted) {
        return LIST_MARK.matcher(FullWidth.toAscii(HtmlEntities.decode(pasted))).replaceAll("");
    }

    private static Stream<String> wordsOf(String text) {
        return BETWEEN.splitAsStream(text).filter(word -> !word.isEmpty());
    }

    private static String withoutSeparators(MatchResult quoted) {
        return Matcher.quoteReplacement(BETWEEN.matcher(quoted.group(1)).replaceAll(" "));
    }

    /** What stands in parentheses is an address, as in {@code Anna (anna@contoso.com)}, or a remark. */
    private static String bracketed(MatchResult inParentheses) {
        String text = inParentheses.group(1);
        return text.contains("@") ? Matcher.quoteReplacement("<" + text + ">") : " ";
    }

    private static Stream<String> inLine(String line) {
        List<String> entries = new ArrayList<>();
        int from = 0;
        for (int open = line.indexOf('<'); open >= 0; open = line.indexOf('<', from)) {
            int close = line.indexOf('>', open);
            int end = close < 0 ? line.length() : close;
            listedBeforeName(line.substring(from, open)).forEach(entries::add);
            entries.add(line.substring(open + 1, end));
            from = Math.min(end + 1, line.length());
        }
        COMMA.splitAsStream(line.substring(from))
                .flatMap(PastedList::withoutName)
                .forEach(entries::add);
        return entries.stream();
    }

    private static Stream<String> withoutName(String piece) {
        return EmailAddress.besideAName(piece).map(Stream::of).orElseGet(() -> wordsOf(piece));
    }

    /** Behind the last comma all is the name, even {@code anna@contoso.com <anna@contoso.com>}. */
    private static Stream<String> listedBeforeName(String text) {
        return wordsOf(text.substring(0, Math.max(0, text.lastIndexOf(',')))).filter(word -> word.contains("@"));
    }
}
