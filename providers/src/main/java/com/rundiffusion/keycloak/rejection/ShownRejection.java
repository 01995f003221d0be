package com.rundiffusion.keycloak.rejection;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What the page's template reads of a refusal; an accessor that gives {@code null} is a part that the page leaves out. */
public record ShownRejection(KeptRejection kept) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    static final String TEXT = "text";
    static final String OF_OTHER = "text.ofOther";

    public String getCode() {
        return code().key();
    }

    /**
     * Key of the sentence, below {@code rejection.<code>}. Whose address is another enterprise's is told that much: what mends an
     * address that is nobody's does not mend theirs.
     */
    public String getText() {
        return text(code(), kept.expected());
    }

    static String text(RejectionCode code, String expected) {
        return code == RejectionCode.EMAIL_DOMAIN_FOREIGN && isOfOther(expected) ? OF_OTHER : TEXT;
    }

    static boolean isOfOther(String expected) {
        return Optional.ofNullable(expected)
                .flatMap(Wanted::read)
                .filter(phrase -> phrase.wanted() == Wanted.ADDRESS_IN_NO_OTHER)
                .isPresent();
    }

    public String getFixer() {
        return code().fixer().key();
    }

    public String getReference() {
        return kept.reference();
    }

    public String getSetting() {
        return code().setting().map(EntraSetting::key).orElse(null);
    }

    public String getExpected() {
        return kept.expected();
    }

    /** Key of the phrase that {@link #getExpected} is; {@code null} for a value. */
    public String getWanted() {
        return phrase().map(phrase -> phrase.wanted().key()).orElse(null);
    }

    /** What stands in the phrase. */
    public String getWantedValue() {
        return phrase().map(Wanted.Phrase::value).orElse("");
    }

    private Optional<Wanted.Phrase> phrase() {
        return Optional.ofNullable(kept.expected()).flatMap(Wanted::read);
    }

    /** Only a value: prose from outside would be shown as if it were ours. */
    public String getActual() {
        return ShownValue.of(kept.rejection()).orElse(null);
    }

    /** The person's own. */
    public String getAddress() {
        return kept.address();
    }

    public String getTime() {
        return TIME.format(kept.at());
    }

    private RejectionCode code() {
        return kept.rejection().code();
    }
}
