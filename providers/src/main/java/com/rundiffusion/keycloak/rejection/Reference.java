package com.rundiffusion.keycloak.rejection;

import com.rundiffusion.keycloak.pasted.PastedText;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The code on a rejection page that support looks up, e.g. {@code 0D4K2-M9XDW}: the minute of the refusal, and 25 random
 * bits. Written in Crockford's base 32, whose letters cannot be misread over the
 * telephone.
 *
 * @see <a href="https://www.crockford.com/base32.html">Base 32</a>
 */
public record Reference(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int HALF = 5;
    private static final int VALUES = 1 << (5 * HALF);
    private static final Instant FIRST_MINUTE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}\\u2212]");
    /** Before the case is changed, which makes ASCII of some other letters. */
    private static final Pattern WRITTEN = Pattern.compile("[0-9A-Za-z]{" + 2 * HALF + "}");

    private static final Pattern IN_A_TEXT = Pattern.compile(
            "(?<![0-9A-Za-z])[0-9A-Za-z]{" + HALF + "} ?[\\p{Pd}\\u2212] ?[0-9A-Za-z]{" + HALF + "}(?![0-9A-Za-z])");

    private static final SecureRandom RANDOM = new SecureRandom();

    static Reference random(Instant now) {
        long minute = Duration.between(FIRST_MINUTE, now).toMinutes();
        return new Reference(written(Math.floorMod(minute, VALUES)) + "-" + written(RANDOM.nextInt(VALUES)));
    }

    /**
     * As a person types or pastes it: letters of either case, O for zero, I and L for one, blanks and dashes anywhere, and
     * perhaps what stands before it on the page.
     *
     * @return empty for what no reference looks like
     */
    public static Optional<Reference> parse(String typed) {
        return PastedText.narrowWord(typed).flatMap(text -> whole(text).or(() -> onlyOneIn(text)));
    }

    /** In a sentence, a subject or behind its label. */
    private static Optional<Reference> onlyOneIn(String text) {
        List<String> halves =
                IN_A_TEXT.matcher(text).results().map(MatchResult::group).toList();
        return halves.size() == 1 ? whole(halves.get(0)) : Optional.empty();
    }

    private static Optional<Reference> whole(String word) {
        return Optional.of(word.substring(word.lastIndexOf(':') + 1))
                .map(text -> BETWEEN.matcher(text).replaceAll(""))
                .filter(text -> WRITTEN.matcher(text).matches())
                .map(text -> text.toUpperCase(Locale.ROOT).replace('O', '0').replaceAll("[IL]", "1"))
                .filter(code -> code.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0))
                .map(code -> new Reference(code.substring(0, HALF) + "-" + code.substring(HALF)));
    }

    private static String written(int number) {
        StringBuilder text = new StringBuilder();
        for (int shift = 5 * (HALF - 1); shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt(number >> shift & 31));
        }
        return text.toString();
    }
}
