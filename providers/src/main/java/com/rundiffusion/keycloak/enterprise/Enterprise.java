package com.rundiffusion.keycloak.enterprise;

import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.pasted.EmailAddress;
import com.rundiffusion.keycloak.pasted.EmailDomain;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A customer whose people sign in with their own Entra.
 *
 * @param alias the name in sign-in links: lower case, never changes
 * @param displayName the name as people read it
 * @param domains e-mail domains that belong to the customer, each the name of an {@link EmailDomain}; may be empty
 * @param contacts addresses that hear of certificates and plans that end
 * @param planEndsOn the last day, in UTC, on which its people can sign in; {@code null} when no end is agreed
 * @param people how they come and go, and what they may
 */
public record Enterprise(
        String alias,
        String displayName,
        EntraApplication application,
        Set<String> domains,
        OtherDomains otherDomains,
        Status status,
        List<String> contacts,
        LocalDate planEndsOn,
        PeopleRules people) {

    public enum Status {
        /** Its people can sign in. */
        ACTIVE,
        /** Entered but not switched on: to the outside it does not exist yet. */
        DRAFT,
        /** Known, and nobody signs in until it is active again. */
        PAUSED;

        /** The name in documents and in storage. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Enterprise {
        domains = Set.copyOf(domains);
        contacts = List.copyOf(contacts);
    }

    public TenantId tenant() {
        return application.tenant();
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** The same as it is on a day: paused once its plan has ended. */
    public Enterprise on(LocalDate day) {
        boolean over = planEndsOn != null && day.isAfter(planEndsOn);
        return isActive() && over ? with(Status.PAUSED) : this;
    }

    public Enterprise with(Status other) {
        return new Enterprise(
                alias, displayName, application, domains, otherDomains, other, contacts, planEndsOn, people);
    }

    /** Of somebody's addresses the one that counts: the first in one of the domains, wherever it stands, else the first. */
    public Optional<EmailAddress> preferred(List<EmailAddress> addresses) {
        return addresses.stream()
                .filter(this::owns)
                .findFirst()
                .or(() -> addresses.stream().findFirst());
    }

    /** Whether the bearer of an address may come in at all. */
    public boolean admits(EmailAddress address) {
        return domains.isEmpty() || otherDomains == OtherDomains.UNVERIFIED || owns(address);
    }

    public Enterprise with(List<SigningCertificate> certificates) {
        return new Enterprise(
                alias,
                displayName,
                application.with(certificates),
                domains,
                otherDomains,
                status,
                contacts,
                planEndsOn,
                people);
    }

    /** Whether the address is in one of the domains, exactly; no subdomain, nothing else that looks alike. */
    public boolean owns(EmailAddress address) {
        return domains.contains(address.domain().name());
    }
}
