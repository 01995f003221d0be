package com.rundiffusion.keycloak.pasted;

import java.util.List;

/** Quotation marks and brackets around a name, which may itself end in one: only both ends of a pair go together. */
final class Quotes {

    private record Pair(char open, char close) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair('"', '"'),
            new Pair('\'', '\''),
            new Pair('`', '`'),
            new Pair('“', '”'),
            new Pair('„', '“'),
            new Pair('„', '”'),
            new Pair('‟', '”'),
            new Pair('”', '”'),
            new Pair('‘', '’'),
            new Pair('‚', '‘'),
            new Pair('‚', '’'),
            new Pair('’', '’'),
            new Pair('«', '»'),
            new Pair('»', '«'),
            new Pair('‹', '›'),
            new Pair('›', '‹'),
            new Pair('<', '>'));

    private Quotes() {}

    /** Without the pairs around the whole of it, and without the comma or semicolon of a list behind it. */
    static String strip(String text) {
        String inner = text.replaceFirst("[ ,;]+$", "").strip();
        for (Pair pair : PAIRS) {
            if (encloses(pair, inner)) {
                return strip(inner.substring(1, inner.length() - 1).strip());
            }
        }
        return inner;
    }

    /** Not where one ends and another begins in between, as in {@code "A" and "B"}. */
    private static boolean encloses(Pair pair, String text) {
        int last = text.length() - 1;
        if (last < 1 || text.charAt(0) != pair.open || text.charAt(last) != pair.close) {
            return false;
        }
        String inner = text.substring(1, last);
        return inner.indexOf(pair.open) < 0 && inner.indexOf(pair.close) < 0;
    }
}
