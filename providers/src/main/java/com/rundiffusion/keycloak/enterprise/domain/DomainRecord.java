package com.rundiffusion.keycloak.enterprise.domain;

/**
 * The TXT record that proves a domain.
 *
 * @param domain in the form of the DNS
 * @param token that nobody else knows
 */
public record DomainRecord(String domain, String token) {

    private static final String LABEL = "_rundiffusion";
    private static final String PREFIX = "rundiffusion-domain=";

    /** Its whole name. */
    public String name() {
        return LABEL + "." + domain;
    }

    /** For providers of DNS that put the domain behind whatever one types. */
    public String shortName() {
        String zone = PublicSuffix.registrable(domain).orElse(domain);
        return domain.equals(zone) ? LABEL : LABEL + "." + domain.substring(0, domain.length() - zone.length() - 1);
    }

    public String text() {
        return PREFIX + token;
    }

    /** Blanks and quotation marks around it are what some pages of providers add. */
    public boolean isIn(String found) {
        return found.replace("\"", "").strip().equals(text());
    }
}
