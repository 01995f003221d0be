package com.rundiffusion.keycloak.pasted;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A domain that mail is delivered to, in the one form in which domains are compared and stored.
 *
 * @param name as it stands in the DNS: ASCII in lower case, at most 253 characters, without the dot of a complete name
 */
public record EmailDomain(String name) {

    private static final int LONGEST = 253;
    private static final String PUNYCODE = "xn--";

    /** Catalan's, Greek's, Hebrew's and Japanese's within a word (RFC 5892, A.3 to A.7). */
    private static final String SIGNS = "\u00B7\u0375\u05F3\u05F4\u30FB";

    private static final Set<Integer> MARKS =
            Set.of((int) Character.NON_SPACING_MARK, (int) Character.COMBINING_SPACING_MARK);

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    /** The last label begins with a letter: a number would be the address of a machine. */
    private static final Pattern FORM = Pattern.compile("(?:" + LABEL + "\\.)+(?=[a-z])" + LABEL);

    /** @throws IllegalArgumentException when the name has another form; {@link #of} has it */
    public EmailDomain {
        if (!isOne(name)) {
            throw new IllegalArgumentException("Not a domain in the form of the DNS");
        }
    }

    /** As programs write it: of any case, in letters of any script or in Punycode. Empty for all that could be read as another. */
    public static Optional<EmailDomain> of(String written) {
        return isPlain(written) ? Optional.of(new EmailDomain(written)) : translated(written);
    }

    /** Most are, whenever one is read: as it stands in the DNS, and in no other script. */
    private static boolean isPlain(String written) {
        return !written.contains(PUNYCODE) && isOne(written);
    }

    private static Optional<EmailDomain> translated(String written) {
        return Optional.of(written)
                .filter(text -> text.length() <= LONGEST)
                .flatMap(EmailDomain::inDns)
                .filter(EmailDomain::isOne)
                .map(EmailDomain::new);
    }

    /** As people paste it, also behind an {@code @}. */
    public static Optional<EmailDomain> typed(String pasted) {
        return isPlain(pasted) ? Optional.of(new EmailDomain(pasted)) : pasted(pasted);
    }

    private static Optional<EmailDomain> pasted(String pasted) {
        return PastedText.address(pasted)
                .map(text -> text.substring(text.lastIndexOf('@') + 1))
                .flatMap(EmailDomain::of);
    }

    private static boolean isOne(String name) {
        return name.length() <= LONGEST && FORM.matcher(name).matches();
    }

    private static Optional<String> inDns(String written) {
        try {
            if (!written.codePoints().allMatch(EmailDomain::isOfAName)) {
                return Optional.empty();
            }
            String name = Stream.of(written.toLowerCase(Locale.ROOT).split("\\.", -1))
                    .map(EmailDomain::withLettersOfToday)
                    .collect(Collectors.joining("."));
            String ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return Optional.of(ascii).filter(known -> stands(written, name, known));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    /** Beyond ASCII letters, marks, digits and few signs alone, since 2010; {@link IDN} lets others and dashes in. */
    private static boolean isOfAName(int character) {
        return character <= 0x7F
                || Character.isLetterOrDigit(character)
                || SIGNS.indexOf(character) >= 0
                || MARKS.contains(Character.getType(character));
    }

    /**
     * {@link IDN} is of 2003 and takes the sharp s and the final sigma for other letters, so for another domain; since 2010
     * they are letters of their own.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5894#section-7.2">RFC 5894, 7.2</a>
     */
    private static String withLettersOfToday(String label) {
        if (label.indexOf('\u00DF') < 0 && label.indexOf('\u03C2') < 0) {
            return label;
        }
        // Whatever else is in it must be right.
        IDN.toASCII(label.replace('\u00DF', 's').replace('\u03C2', '\u03C3'), IDN.USE_STD3_ASCII_RULES);
        return PUNYCODE + Punycode.encode(label);
    }

    /** {@link IDN} takes much for something else, such as a wide letter for a narrow one. */
    private static boolean stands(String written, String name, String ascii) {
        return Normalizer.isNormalized(written, Normalizer.Form.NFKC)
                && (name.equals(ascii) || name.equals(IDN.toUnicode(ascii)));
    }
}
