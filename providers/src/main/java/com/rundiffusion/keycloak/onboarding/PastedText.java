package com.rundiffusion.keycloak.onboarding;

import java.util.regex.Pattern;

/** A value as it arrives by e-mail or chat, freed of what got around it on the way. */
final class PastedText {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\u00AD\\uFEFF]");
    private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\s]+");
    private static final Pattern AROUND = Pattern.compile("^[\\s<\"'“”„‘’«»`]+|[\\s>\"'“”„‘’«»`,;]+$");
    private static final Pattern FULL_STOP = Pattern.compile("(?<=[\\w/])\\.$");

    private PastedText() {}

    /** One line, without quotes, angle brackets, invisible characters and {@code &amp;}; {@code null} when nothing is left. */
    static String line(String pasted) {
        String text = SPACE.matcher(INVISIBLE.matcher(pasted).replaceAll("")).replaceAll(" ");
        String before;
        do {
            before = text;
            text = text.replace("&amp;", "&");
            text = AROUND.matcher(text).replaceAll("");
            text = FULL_STOP.matcher(text).replaceAll("");
        } while (!text.equals(before));
        return text.isEmpty() ? null : text;
    }
}
