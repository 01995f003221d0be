package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.enterprise.document.url.EntraUrl;
import com.rundiffusion.keycloak.enterprise.document.url.UrlKind;
import com.rundiffusion.keycloak.enterprise.domain.PublicMail;
import com.rundiffusion.keycloak.enterprise.domain.PublicSuffix;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import com.rundiffusion.keycloak.pasted.EmailDomain;
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

    /** What each tenant gets from Microsoft, in its clouds. */
    private static final Pattern ONMICROSOFT = Pattern.compile("(.*\\.)?(onmicrosoft\\.(com|us|de|cn)|onmschina\\.cn)");

    private final CheckContext context;
    private final Faults faults;

    DomainChecks(CheckContext context, Faults faults) {
        this.context = context;
        this.faults = faults;
    }

    /** @return the right ones, in lower case, as they stand in the DNS */
    Set<String> check(EnterpriseDocument document, String alias) {
        Set<String> right = new LinkedHashSet<>();
        for (String written : document.domains()) {
            String domain = EmailDomain.typed(written).map(EmailDomain::name).orElse("");
            if (written.contains("@")) {
                faults.add(
                        DOMAINS,
                        FaultCode.DOMAIN_IS_ADDRESS,
                        written,
                        suggestion(written, written.substring(written.lastIndexOf('@') + 1)));
            } else if (domain.isEmpty()) {
                faults.add(DOMAINS, FaultCode.DOMAIN_MALFORMED, written, suggestion(written, hostIn(written)));
            } else if (nobodysOwn(domain).isPresent()) {
                faults.add(DOMAINS, nobodysOwn(domain).get(), written, EXAMPLE);
            } else if (right.add(domain)) {
                context.taken()
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
        return context.replyUrls().all().stream()
                .map(URI::create)
                .map(URI::getHost)
                .flatMap(host -> PublicSuffix.registrable(host.toLowerCase(Locale.ROOT)).stream())
                .anyMatch(own -> domain.equals(own) || domain.endsWith("." + own));
    }

    /** What would be taken, and is no host of somebody else's that only stands in a URL. */
    private String suggestion(String written, String likely) {
        URI url = EntraUrl.of(written);
        boolean ofAnotherField = url != null && UrlKind.of(url, context.replyUrls()) != UrlKind.OTHER;
        return EmailDomain.typed(likely)
                .map(EmailDomain::name)
                .filter(domain -> !ofAnotherField && nobodysOwn(domain).isEmpty())
                .orElse(EXAMPLE);
    }

    private static String hostIn(String written) {
        return written.toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]+://", "")
                .replaceFirst("^(\\*\\.|\\.|www\\.)", "")
                .replaceFirst("[/:?#].*$", "");
    }
}
