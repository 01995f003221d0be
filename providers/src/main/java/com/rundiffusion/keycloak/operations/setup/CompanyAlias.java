package com.rundiffusion.keycloak.operations.setup;

import java.text.Normalizer;
import java.util.Locale;

/** The alias that a company's name suggests. */
final class CompanyAlias {

    private static final int LONGEST = 63;
    private static final int OF_LINK = 8;

    private CompanyAlias() {}

    /**
     * Letters without their accents, digits, and one hyphen for whatever is between them.
     *
     * @param linkId of which some stands where nothing is left of a name, as of one in Greek or Japanese
     */
    static String of(String name, String linkId) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replace("ß", "ss")
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST));
        String alias = cut.replaceAll("^-+|-+$", "");
        return alias.isEmpty() ? "company-" + linkId.substring(0, OF_LINK) : alias;
    }
}
