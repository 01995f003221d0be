package com.rundiffusion.keycloak.pasted;

import java.util.regex.Pattern;

/** XML as it arrives by e-mail, chat or a browser's view of it, with the characters that it was written with. */
public final class PastedMarkup {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\x00]");
    private static final Pattern SPACE = Pattern.compile("\\p{Z}");
    private static final Pattern DOUBLE_QUOTE = Pattern.compile("[“”„‟]");

    /** Between the lines of what is escaped. */
    private static final Pattern TAG =
            Pattern.compile("</?(?:br|p|div|span|pre|code|font)\\b[^<>]*>", Pattern.CASE_INSENSITIVE);

    /** The first line of a reply's quotation. */
    private static final Pattern QUOTED = Pattern.compile("^[>|][>| ]*<\\w", Pattern.MULTILINE);

    private static final Pattern MARGIN = Pattern.compile("^[>|][>| ]*", Pattern.MULTILINE);

    private static final Pattern SOFT_LINE_BREAK = Pattern.compile("=\\r?\\n");
    private static final Pattern ESCAPED_BLANK = Pattern.compile("\\\\[rnt]");

    private PastedMarkup() {}

    public static String plain(String pasted) {
        String text = SPACE.matcher(INVISIBLE.matcher(pasted).replaceAll("")).replaceAll(" ");
        if (text.contains("=3D")) {
            text = SOFT_LINE_BREAK.matcher(text).replaceAll("").replace("=3D", "=");
        }
        if (text.contains("=\\\"")) {
            text = ESCAPED_BLANK
                    .matcher(text)
                    .replaceAll(" ")
                    .replace("\\\"", "\"")
                    .replace("\\/", "/");
        }
        if (text.contains("lt;") || text.contains("&#")) {
            text = unescaped(text);
        }
        if (QUOTED.matcher(text).find()) {
            text = MARGIN.matcher(text).replaceAll("");
        }
        return DOUBLE_QUOTE.matcher(text).replaceAll("\"");
    }

    /** Only where the markup itself is escaped: in what is not, such characters are its values'. */
    private static String unescaped(String text) {
        String outside = TAG.matcher(text).replaceAll("\n");
        return outside.indexOf('<') < 0 ? HtmlEntities.decode(outside) : text;
    }
}
