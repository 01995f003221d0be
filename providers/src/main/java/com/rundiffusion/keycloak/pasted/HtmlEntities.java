package com.rundiffusion.keycloak.pasted;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters as HTML writes them, once for each time that a text was pasted through it. */
final class HtmlEntities {

    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));");
    private static final Pattern AMPERSAND = Pattern.compile("&(?:amp;)+");

    /** Those that mail programs write in URLs, Base64 and PEM lines. */
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("shy", ""),
            Map.entry("ndash", "\u2013"),
            Map.entry("mdash", "\u2014"),
            Map.entry("plus", "+"),
            Map.entry("sol", "/"),
            Map.entry("equals", "="));

    private HtmlEntities() {}

    static String decode(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(AMPERSAND.matcher(text).replaceAll("&")).replaceAll(HtmlEntities::character);
    }

    private static String character(MatchResult entity) {
        return Matcher.quoteReplacement(
                entity.group(3) != null ? NAMED.getOrDefault(entity.group(3), entity.group()) : numbered(entity));
    }

    private static String numbered(MatchResult entity) {
        int point = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(point) ? Character.toString(point) : entity.group();
    }
}
