package com.rundiffusion.keycloak.pasted;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
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

    /** Those that look at a link before they open it: where, and the parameter that holds it. */
    private static final List<Pattern> REDIRECTS = Stream.of(
                    "[a-z0-9.-]+\\.safelinks\\.protection\\.(?:outlook\\.com|office365\\.us)/[^?]*\\?(?:.*&)?url",
                    "statics\\.teams\\.(?:cdn\\.office\\.net|microsoft\\.com)/[^?]*\\?(?:.*&)?url",
                    "(?:www\\.)?google\\.[a-z.]+/url\\?(?:.*&)?(?:q|url)",
                    "slack-redir\\.net/link\\?(?:.*&)?url",
                    "linkprotect\\.cudasvc\\.com/url\\?(?:.*&)?a",
                    "protect\\d?\\.fireeye\\.com/[^?]*\\?(?:.*&)?u",
                    "clicktime\\.symantec\\.com/[^?]*\\?(?:.*&)?u")
            .map(place -> Pattern.compile("https://" + place + "=([^&]+).*", Pattern.CASE_INSENSITIVE))
            .toList();

    /** Proofpoint's: the older one writes {@code -} for a percent sign and {@code _} for a slash. */
    private static final Pattern URL_DEFENSE_2 =
            Pattern.compile("https://urldefense\\.proofpoint\\.com/v[12]/url\\?u=([^&]+).*", Pattern.CASE_INSENSITIVE);

    private static final Pattern URL_DEFENSE_3 = Pattern.compile(
            "https://urldefense\\.(?:proofpoint\\.)?(?:com|us)/v3/__([^*]+?)__;.*", Pattern.CASE_INSENSITIVE);

    /** Cisco's and Check Point's hold it in the path, the latter with one slash of two at times. */
    private static final Pattern SECURE_WEB =
            Pattern.compile("https://secure-web\\.cisco\\.com/[^?]*?/(https?%3A[^?&/]+).*", Pattern.CASE_INSENSITIVE);

    private static final Pattern CHECK_POINT = Pattern.compile(
            "https://[a-z0-9.]*protect\\.checkpoint\\.com/v2/(?:r\\d+/)?___(https?):/{1,2}(.+?)___\\..*",
            Pattern.CASE_INSENSITIVE);

    /** Sophos's, in Base64. */
    private static final Pattern SOPHOS = Pattern.compile(
            "https://[a-z0-9-]+\\.protection\\.sophos\\.com/\\?(?:.*&)?u=([A-Za-z0-9+/_-]+).*",
            Pattern.CASE_INSENSITIVE);

    private WrappedLink() {}

    /** The text as it is when it is none. */
    static String unwrap(String text) {
        for (Pattern form : SIDE_BY_SIDE) {
            Matcher link = form.matcher(text);
            if (link.matches()) {
                return written(link.group("text"), link.group("link"));
            }
        }
        return behindRedirect(text)
                .or(() -> behindUrlDefense(text))
                .or(() -> behindGateway(text))
                .orElse(text);
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

    private static Optional<String> behindRedirect(String text) {
        return REDIRECTS.stream()
                .map(place -> place.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(place -> decoded(place.group(1)));
    }

    private static Optional<String> behindUrlDefense(String text) {
        Matcher second = URL_DEFENSE_2.matcher(text);
        if (second.matches()) {
            return decoded(second.group(1).replace('-', '%').replace('_', '/'));
        }
        Matcher third = URL_DEFENSE_3.matcher(text);
        return third.matches() ? Optional.of(third.group(1)) : Optional.empty();
    }

    private static Optional<String> behindGateway(String text) {
        Matcher cisco = SECURE_WEB.matcher(text);
        if (cisco.matches()) {
            return decoded(cisco.group(1));
        }
        Matcher checkPoint = CHECK_POINT.matcher(text);
        if (checkPoint.matches()) {
            return Optional.of(checkPoint.group(1) + "://" + checkPoint.group(2));
        }
        Matcher sophos = SOPHOS.matcher(text);
        return sophos.matches() ? fromBase64(sophos.group(1)) : Optional.empty();
    }

    /** Empty for half of one. */
    private static Optional<String> fromBase64(String url) {
        try {
            String standard = url.replace('-', '+').replace('_', '/');
            return Optional.of(new String(Base64.getDecoder().decode(standard), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException cutOff) {
            return Optional.empty();
        }
    }

    /** Empty for half of one. */
    private static Optional<String> decoded(String url) {
        try {
            return Optional.of(URLDecoder.decode(url, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException cutOff) {
            return Optional.empty();
        }
    }
}
