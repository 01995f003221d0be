package com.rundiffusion.keycloak.help;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The AADSTS code in what a person copied from Microsoft's page: the code alone, or all of the page. */
final class PastedError {

    private static final int LONGEST = 10_000;

    private static final Pattern NAMED =
            Pattern.compile("AADSTS[\\s:]*([1-9]\\d{4,6})(?!\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\s*([1-9]\\d{4,6})\\s*");

    private PastedError() {}

    /** One that we know before one that we do not: Entra wraps some in others. */
    static Optional<Integer> code(String pasted) {
        String text = pasted.length() <= LONGEST ? pasted : pasted.substring(0, LONGEST);
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(Integer.valueOf(text.trim()));
        }
        List<Integer> codes = NAMED.matcher(text)
                .results()
                .map((MatchResult match) -> Integer.valueOf(match.group(1)))
                .toList();
        return codes.stream()
                .min(Comparator.comparing(code -> EntraError.of(code).isEmpty()));
    }
}
