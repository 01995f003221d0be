package com.rundiffusion.keycloak.pasted;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An e-mail address that every reader takes for the same one: of what RFC 5321 allows, that without quotes, comments, routes
 * and encoded words, out of which some mail library reads another address.
 *
 * @param text as it was written, for people to read
 * @see <a href="https://portswigger.net/research/splitting-the-email-atom">Splitting the email atom</a>
 */
public record EmailAddress(String text, EmailDomain domain) {

    /** RFC 5321, 4.5.3.1. */
    private static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;

    /** RFC 5322's {@code atext} beside letters and digits; {@code %} would be a route, or an escape in a link. */
    private static final String SIGNS = "!#$&'*+-/=?^_`{|}~.";

    private static final String ENCODED_WORD = "=?";

    /** As address books and mail programs write one; the end may have been cut off with other punctuation. */
    private static final Pattern NAMED = Pattern.compile("[^<>]*<([^<>]*)>?");

    private static final Pattern NAMED_IN_PARENTHESES = Pattern.compile("[^()@]*\\(([^()]*)\\)?");
    private static final Pattern COMMENT = Pattern.compile(" \\([^()@]*\\)?$");
    private static final Pattern MAILTO = Pattern.compile("mailto:([^?|]*).*", Pattern.CASE_INSENSITIVE);

    /** Slack's form of what looks like a link. */
    private static final Pattern TWICE = Pattern.compile("(.+)\\|\\1");

    private static final int WORDS_WITH_NAME = 3;

    private static final Pattern LABEL = Pattern.compile("^\\p{L}[\\p{L}\\p{Pd} ]{0,30}: ?");

    /** An address as programs write it; empty for whatever else. */
    public static Optional<EmailAddress> of(String written) {
        int at = written.indexOf('@');
        return at > 0 && written.length() <= LONGEST && isLocalPart(written.substring(0, at))
                ? EmailDomain.of(written.substring(at + 1)).map(domain -> new EmailAddress(written, domain))
                : Optional.empty();
    }

    /** An address as people type and paste it, with a name before it and what mail and chat programs put around it. */
    public static Optional<EmailAddress> typed(String pasted) {
        return PastedText.address(pasted).map(EmailAddress::bare).flatMap(EmailAddress::of);
    }

    /** Whether somebody could read an address in a text, right or wrong. */
    public static boolean seemsIn(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).indexOf('@') >= 0 || text.contains(ENCODED_WORD);
    }

    /** The one form in which addresses are compared and stored. */
    public String canonical() {
        return localPart().toLowerCase(Locale.ROOT) + "@" + domain.name();
    }

    private String localPart() {
        return text.substring(0, text.indexOf('@'));
    }

    private static String bare(String text) {
        String address = COMMENT.matcher(text).replaceFirst("");
        for (Pattern form : new Pattern[] {NAMED, NAMED_IN_PARENTHESES, MAILTO, TWICE}) {
            Matcher whole = form.matcher(address);
            address = whole.matches() ? whole.group(1) : address;
        }
        String unlabelled = LABEL.matcher(address).replaceFirst("");
        return besideAName(unlabelled)
                .map(EmailAddress::bare)
                .or(() -> PastedText.word(unlabelled))
                .orElse("");
    }

    /**
     * The address of {@code Anna Winter anna@contoso.com} or {@code Anna Winter [mailto:anna@contoso.com]}. Of two words nobody can
     * tell, unless the first is a label: one may have come apart.
     */
    static Optional<String> besideAName(String text) {
        String[] words = LABEL.matcher(text.strip()).replaceFirst("").split("[\\s\\p{Z}]+");
        List<String> addresses =
                Stream.of(words).filter(word -> word.contains("@")).toList();
        boolean isNamed = words.length >= WORDS_WITH_NAME;
        boolean isLabelled = words.length == 1 && !text.equals(words[0]);
        return addresses.size() == 1 && (isNamed || isLabelled) ? Optional.of(addresses.get(0)) : Optional.empty();
    }

    private static boolean isLocalPart(String text) {
        return text.length() <= LONGEST_LOCAL_PART
                && !text.startsWith(".")
                && !text.endsWith(".")
                && !text.contains("..")
                && !text.contains(ENCODED_WORD)
                && Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                && !PastedText.hidesSomething(text)
                && text.chars().allMatch(EmailAddress::isSafe);
    }

    /** Jakarta Mail writes the low byte alone where a server knows no SMTPUTF8 (CVE-2025-7962): there &#x140; becomes an @. */
    private static boolean isSafe(int character) {
        int low = character & 0xFF;
        return isAtom(character)
                || character > 0x7F && Character.isLetterOrDigit(character) && (low > 0x7F || isAtom(low));
    }

    private static boolean isAtom(int character) {
        return character <= 0x7F && (Character.isLetterOrDigit(character) || SIGNS.indexOf(character) >= 0);
    }
}
