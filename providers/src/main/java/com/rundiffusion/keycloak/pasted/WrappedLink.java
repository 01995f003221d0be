package com.rundiffusion.keycloak.pasted;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What mail and chat programs make of a URL or of anything that looks like one. */
final class WrappedLink {

    /** Markdown: {@code [text](link)}. */
    private static final Pattern MARKDOWN = Pattern.compile("\\[([^\\]]*)\\]\\(((?:https?|mailto):[^)]*)\\)");

    /** Plain text made of HTML: {@code text<link>}. */
    private static final Pattern BRACKETS = Pattern.compile("([^<>]*?) ?<((?:https?|mailto):[^<>]*)>?");

    /** Outlook's. */
    private static final Pattern SAFE_LINK = Pattern.compile(
            "https://[a-z0-9.-]+\\.safelinks\\.protection\\.outlook\\.com/.*?[?&]url=([^&]+).*",
            Pattern.CASE_INSENSITIVE);

    private WrappedLink() {}

    /** The text as it is when it is none. */
    static String unwrap(String text) {
        for (Pattern form : new Pattern[] {MARKDOWN, BRACKETS}) {
            Matcher link = form.matcher(text);
            if (link.matches()) {
                return written(link.group(1), link.group(2));
            }
        }
        Matcher safe = SAFE_LINK.matcher(text);
        return safe.matches() ? decoded(safe.group(1), text) : text;
    }

    /** What the author wrote; the link is often the program's own idea, such as {@code http://} before an Identifier. */
    private static String written(String text, String link) {
        boolean isValue = text.matches("\\S*[.@]\\S*");
        return isValue ? text : link.replaceFirst("^mailto:", "");
    }

    private static String decoded(String url, String whole) {
        try {
            return URLDecoder.decode(url, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException cutOff) {
            return whole;
        }
    }
}
