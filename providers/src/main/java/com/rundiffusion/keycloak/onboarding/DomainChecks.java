package com.rundiffusion.keycloak.onboarding;

import com.rundiffusion.keycloak.enterprise.PublicMail;
import java.net.IDN;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The e-mail domains that are the customer's own. */
final class DomainChecks {

    private static final String DOMAINS = "domains";
    private static final String EXAMPLE = "e.g. contoso.com";

    /** As it stands in the DNS, with a last label that is no number: that would be an address of a machine. */
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /** What each tenant gets from Microsoft, in its clouds. */
    private static final Pattern ONMICROSOFT = Pattern.compile("(.*\\.)?(onmicrosoft\\.(com|us|de|cn)|onmschina\\.cn)");

    private final Neighbours neighbours;
    private final Faults faults;

    DomainChecks(Neighbours neighbours, Faults faults) {
        this.neighbours = neighbours;
        this.faults = faults;
    }

    /** @return the right ones, in lower case, as they stand in the DNS */
    Set<String> check(EnterpriseDocument document, String alias) {
        Set<String> right = new LinkedHashSet<>();
        for (String written : document.domains()) {
            String domain = inDns(written);
            if (written.contains("@")) {
                faults.add(
                        DOMAINS, FaultCode.DOMAIN_IS_ADDRESS, written, written.substring(written.lastIndexOf('@') + 1));
            } else if (!DOMAIN.matcher(domain).matches()) {
                faults.add(DOMAINS, FaultCode.DOMAIN_MALFORMED, written, hostIn(written));
            } else if (PublicMail.isProvider(domain)) {
                faults.add(DOMAINS, FaultCode.DOMAIN_PUBLIC, written, EXAMPLE);
            } else if (ONMICROSOFT.matcher(domain).matches()) {
                faults.add(DOMAINS, FaultCode.DOMAIN_ONMICROSOFT, written, EXAMPLE);
            } else if (right.add(domain)) {
                neighbours
                        .aliasOfDomain(domain)
                        .filter(other -> !other.equals(alias))
                        .ifPresent(other -> faults.add(
                                DOMAINS,
                                FaultCode.DOMAIN_TAKEN,
                                domain,
                                "a domain that is not already " + other + "'s"));
            }
        }
        return right;
    }

    private static String inDns(String written) {
        String name = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        try {
            return IDN.toASCII(name).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAName) {
            return "";
        }
    }

    private static String hostIn(String written) {
        String rest = written.toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]+://", "")
                .replaceFirst("^(\\*\\.|\\.|www\\.)", "")
                .replaceFirst("[/:?#].*$", "");
        return DOMAIN.matcher(rest).matches() ? rest : EXAMPLE;
    }
}
