package com.rundiffusion.keycloak.pasted;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.owasp.html.Encoding;

/** Characters as HTML writes them, once for each time that a text was pasted through it. */
final class HtmlEntities {

    /** With its semicolon: without one HTML would read {@code &copy=1} in a URL as a sign of copyright. */
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});");

    private static final Pattern AMPERSAND = Pattern.compile("&(?:amp;)+");

    private HtmlEntities() {}

    static String decode(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(AMPERSAND.matcher(text).replaceAll("&")).replaceAll(HtmlEntities::character);
    }

    private static String character(MatchResult entity) {
        boolean numbered = entity.group(1) != null || entity.group(2) != null;
        return Matcher.quoteReplacement(numbered ? numbered(entity) : named(entity.group()));
    }

    /** Of a name that only begins like one, the rest would stay with its semicolon. */
    private static String named(String entity) {
        String character = Encoding.decodeHtml(entity, false);
        return character.endsWith(";") ? entity : character;
    }

    private static String numbered(MatchResult entity) {
        int point = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(point) ? Character.toString(point) : entity.group();
    }
}
