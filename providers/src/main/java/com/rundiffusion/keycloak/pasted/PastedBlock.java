package com.rundiffusion.keycloak.pasted;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of Base64 and PEM as they arrive by e-mail or chat, with the characters that they were sent with. */
public final class PastedBlock {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\u00AD\\uFEFF]");
    private static final Pattern SPACE = Pattern.compile("\\p{Z}");
    private static final Pattern TAG =
            Pattern.compile("</?(br|p|div|span|pre|code|font)\\b[^<>]*>", Pattern.CASE_INSENSITIVE);

    /** Mail programs turn hyphens into dashes; how many there are says nothing. */
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212]+");

    /** As JSON and configuration files write it, perhaps more than once over. */
    private static final Pattern ESCAPED_LINE_BREAK = Pattern.compile("\\\\{1,8}[rn]");

    /** Excel's. */
    private static final Pattern CELL_LINE_BREAK = Pattern.compile("_x000[AD]_", Pattern.CASE_INSENSITIVE);

    /** The Base64 of {@code -----BEGIN}, with or without a byte order mark: whoever encodes a file encodes a PEM file too. */
    private static final Pattern ENCODED_PEM = Pattern.compile("(?:77u/)?LS0tLS1CRUdJTi[A-Za-z0-9+/\\s]*");

    private PastedBlock() {}

    public static String of(String pasted) {
        return plain(ENCODED_PEM.matcher(plain(pasted)).replaceAll(PastedBlock::decoded));
    }

    private static String plain(String pasted) {
        String text = TAG.matcher(HtmlEntities.decode(pasted)).replaceAll("\n");
        text = INVISIBLE.matcher(text).replaceAll("");
        text = SPACE.matcher(text).replaceAll(" ");
        text = ESCAPED_LINE_BREAK.matcher(text).replaceAll("\n");
        text = CELL_LINE_BREAK.matcher(text).replaceAll("\n").replace("\\/", "/");
        return DASHES.matcher(text).replaceAll("-");
    }

    private static String decoded(MatchResult encoded) {
        String base64 = encoded.group().replaceAll("\\s", "");
        byte[] bytes = Base64.getDecoder().decode(base64.substring(0, base64.length() / 4 * 4));
        return Matcher.quoteReplacement(new String(bytes, StandardCharsets.UTF_8));
    }
}
