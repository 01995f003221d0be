package com.rundiffusion.keycloak.pasted;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What mail and chat programs make of a URL or of anything that looks like one. */
final class WrappedLink {

    private static final String LINK = "(?<link>(?:https?|mailto):";

    /**
     * How a text and its link are written side by side; the text may be missing. Strangers send such texts: what could be
     * divided in several ways is possessive.
     */
    private static final List<Pattern> SIDE_BY_SIDE = Stream.of(
                    // Markdown: [text](link), perhaps with a title.
                    "\\[(?<text>[^\\]]*)\\]\\(<?" + LINK + "[^)>]*?)>?(?: [\"'“][^)]*)?\\)",
                    // Slack: <link|text>.
                    "<" + LINK + "[^|<>]*)\\|(?<text>[^<>]*)>?",
                    // Jira and Confluence: [text|link], [link|link|smart-link].
                    "\\[(?:(?<text>[^\\]|]*)\\|)?" + LINK + "[^\\]|]*)(?:\\|[^\\]]*)?\\]?",
                    // HTML, and what is left of it without its end.
                    "<a\\b(?:(?!\\bhref ?=)[^>])*+\\bhref ?= ?[\"'“”]?" + LINK
                            + "[^\"'“”> ]*+)[^>]*+>(?<text>.*?)(?:</a>?)?",
                    // Plain text made of HTML: text<link>.
                    "(?<text>[^<>]*?) ?<" + LINK + "[^<>]*)>?")
            .map(form -> Pattern.compile(form, Pattern.CASE_INSENSITIVE))
            .toList();

    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    private WrappedLink() {}

    /** The text as it is when it is none. */
    static String unwrap(String text) {
        for (Pattern form : SIDE_BY_SIDE) {
            Matcher link = form.matcher(text);
            if (link.matches()) {
                return written(link.group("text"), link.group("link"));
            }
        }
        return RewrittenLink.original(text).orElse(text);
    }

    /** What the author wrote; the link is often the program's own idea, such as {@code http://} before an Identifier. */
    private static String written(String text, String link) {
        String shown = text == null ? "" : TAG.matcher(text).replaceAll("").strip();
        boolean isValue = shown.matches("\\S*[.@]\\S*") && !isShortened(shown, link);
        return isValue ? shown : link.replaceFirst("^(?i)mailto:", "");
    }

    /** Cut off, with dots or without: then the link holds more than its text. */
    private static boolean isShortened(String shown, String link) {
        String whole = link.replaceFirst("^(?i)https?://", "");
        boolean isBeginning = shown.contains("/") && whole.startsWith(shown) && !whole.equals(shown);
        return isBeginning || shown.contains("…") || shown.endsWith("...");
    }
}
