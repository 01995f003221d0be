package com.rundiffusion.keycloak.onboarding;

import com.rundiffusion.keycloak.enterprise.PublicMail;
import com.rundiffusion.keycloak.enterprise.PublicSuffix;
import java.net.IDN;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
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

    private final Circumstances circumstances;
    private final Faults faults;

    DomainChecks(Circumstances circumstances, Faults faults) {
        this.circumstances = circumstances;
        this.faults = faults;
    }

    /** @return the right ones, in lower case, as they stand in the DNS */
    Set<String> check(EnterpriseDocument document, String alias) {
        Set<String> right = new LinkedHashSet<>();
        for (String written : document.domains()) {
            String domain = inDns(written);
            if (written.contains("@")) {
                faults.add(
                        DOMAINS,
                        FaultCode.DOMAIN_IS_ADDRESS,
                        written,
                        suggestion(written, written.substring(written.lastIndexOf('@') + 1)));
            } else if (!DOMAIN.matcher(domain).matches()) {
                faults.add(DOMAINS, FaultCode.DOMAIN_MALFORMED, written, suggestion(written, hostIn(written)));
            } else if (nobodysOwn(domain).isPresent()) {
                faults.add(DOMAINS, nobodysOwn(domain).get(), written, EXAMPLE);
            } else if (right.add(domain)) {
                circumstances
                        .neighbours()
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

    /** Why it cannot be a company's own, whoever names it. */
    private Optional<FaultCode> nobodysOwn(String domain) {
        if (PublicMail.isProvider(domain)) {
            return Optional.of(FaultCode.DOMAIN_PUBLIC);
        }
        if (ONMICROSOFT.matcher(domain).matches()) {
            return Optional.of(FaultCode.DOMAIN_ONMICROSOFT);
        }
        if (PublicSuffix.isOne(domain)) {
            return Optional.of(FaultCode.DOMAIN_PUBLIC_SUFFIX);
        }
        return isOurs(domain) ? Optional.of(FaultCode.DOMAIN_OURS) : Optional.empty();
    }

    /** What the apps' hosts are below, and all that is below that. */
    private boolean isOurs(String domain) {
        return circumstances.replyUrls().all().stream()
                .map(URI::create)
                .map(URI::getHost)
                .flatMap(host -> PublicSuffix.registrable(host.toLowerCase(Locale.ROOT)).stream())
                .anyMatch(own -> domain.equals(own) || domain.endsWith("." + own));
    }

    /** What would be taken, and is no host of somebody else's that only stands in a URL. */
    private String suggestion(String written, String likely) {
        URI url = EntraUrl.of(written);
        boolean ofAnotherField = url != null && UrlKind.of(url, circumstances.replyUrls()) != UrlKind.OTHER;
        String domain = inDns(likely);
        return !ofAnotherField
                        && DOMAIN.matcher(domain).matches()
                        && nobodysOwn(domain).isEmpty()
                ? domain
                : EXAMPLE;
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
        return written.toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]+://", "")
                .replaceFirst("^(\\*\\.|\\.|www\\.)", "")
                .replaceFirst("[/:?#].*$", "");
    }
}
