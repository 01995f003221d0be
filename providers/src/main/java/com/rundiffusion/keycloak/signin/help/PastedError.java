package com.rundiffusion.keycloak.signin.help;

import com.rundiffusion.keycloak.pasted.PastedText;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The AADSTS code in what a person copied from Microsoft's page: the code alone, or all of the page. One of its layouts writes
 * {@code AADSTS50105}, the other {@code Error Code: 53003} in the language of the page.
 */
final class PastedError {

    private static final int LONGEST = 10_000;

    private static final String CODE = "([1-9]\\d{4,6})";

    /** No part of an id, a time, an address of a machine or a version. */
    private static final String END = "(?![\\p{L}\\p{N}_/+-]|[.:][\\p{L}\\p{N}:])";

    private static final Pattern NOTHING_ELSE = Pattern.compile("^[^\\p{L}\\p{N}]*" + CODE + "[^\\p{L}\\p{N}]*$");
    private static final Pattern NAMED =
            Pattern.compile("AADSTS[\\s:#.-]{0,5}" + CODE + "(?!\\d)", Pattern.CASE_INSENSITIVE);

    /** Typed off a screen: with a letter too few, or the letter for a nought. */
    private static final Pattern MISTYPED = Pattern.compile(
            "\\bA{1,2}D{0,2}[ST]{1,4}[\\s:#.-]{0,5}([1-9][\\dO]{4,6})(?![\\dO])", Pattern.CASE_INSENSITIVE);

    /** In the languages of our own pages. */
    private static final Pattern CALLED_ERROR =
            Pattern.compile("(?:erro|erreur|fehler|エラー)\\D{0,20}" + CODE + END, Pattern.CASE_INSENSITIVE);

    /** In any language: behind a colon, as each label of the second layout has one. */
    private static final Pattern LABELLED = Pattern.compile("[:=#]\\s{0,3}" + CODE + END);

    private static final Pattern ALONE = Pattern.compile("(?<![\\p{L}\\p{N}_/+.:-])" + CODE + END);

    private PastedError() {}

    /** The surest first; of two one that we know, for Entra wraps some in others. */
    static Optional<Integer> code(String pasted) {
        String text = PastedText.plain(pasted.length() <= LONGEST ? pasted : pasted.substring(0, LONGEST));
        return Stream.of(
                        in(text, NOTHING_ELSE, code -> true),
                        in(text, NAMED, code -> true),
                        in(text, MISTYPED, EntraError::isKnown),
                        in(text, CALLED_ERROR, code -> true),
                        in(text, LABELLED, code -> EntraError.of(code).isPresent()),
                        in(text, ALONE, EntraError::isKnown))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Integer> in(String text, Pattern pattern, Predicate<Integer> counts) {
        return pattern.matcher(text)
                .results()
                .map(match -> Integer.valueOf(match.group(1).replaceAll("[oO]", "0")))
                .filter(counts)
                .min(Comparator.comparing((Integer code) -> !EntraError.isKnown(code))
                        .thenComparing(code -> EntraError.of(code).isEmpty()));
    }
}
