package com.rundiffusion.keycloak.onboarding;

import com.rundiffusion.keycloak.enterprise.PublicMail;
import com.rundiffusion.keycloak.pasted.EmailDomain;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The e-mail domains that are the customer's own. */
final class DomainChecks {

    private static final String DOMAINS = "domains";
    private static final String EXAMPLE = "e.g. contoso.com";

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
            String domain = EmailDomain.typed(written).map(EmailDomain::name).orElse("");
            if (written.contains("@")) {
                faults.add(DOMAINS, FaultCode.DOMAIN_IS_ADDRESS, written, domain.isEmpty() ? EXAMPLE : domain);
            } else if (domain.isEmpty()) {
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

    private static String hostIn(String written) {
        String rest = written.toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]+://", "")
                .replaceFirst("^(\\*\\.|\\.|www\\.)", "")
                .replaceFirst("[/:?#].*$", "");
        return EmailDomain.typed(rest).map(EmailDomain::name).orElse(EXAMPLE);
    }
}
