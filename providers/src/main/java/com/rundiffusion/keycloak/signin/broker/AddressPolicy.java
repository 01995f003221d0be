package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.pasted.EmailAddress;
import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Wanted;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose address an assertion may bear, as e-mail claim and as NameID. Whatever the enterprise admits, it is none in another
 * enterprise's domain: a domain says whose people somebody is, in apps too. No two tenants of Entra can have verified the same
 * domain, so a user principal name in another enterprise's is a made-up one.
 */
final class AddressPolicy {

    private final Enterprise enterprise;
    private final Function<Set<String>, Map<String, String>> ownersOf;

    /** @param ownersOf gives the alias of the enterprise that owns a domain, for those of the domains that are somebody's */
    AddressPolicy(Enterprise enterprise, Function<Set<String>, Map<String, String>> ownersOf) {
        this.enterprise = enterprise;
        this.ownersOf = ownersOf;
    }

    /** @param assertion whose e-mail claim, if there is one, is known to name an address */
    Optional<Rejection> fault(EntraAssertion assertion) {
        Optional<EmailAddress> email = enterprise.preferred(assertion.addresses());
        Optional<String> nameId = assertion.nameId();
        Optional<EmailAddress> name = nameId.flatMap(EmailAddress::of);
        Set<String> taken = ofOthers(email, name);
        if (isIn(taken, email)) {
            return refusal(Wanted.ADDRESS_IN_NO_OTHER, domain(email));
        }
        if (email.filter(address -> !enterprise.admits(address)).isPresent()) {
            return refusal(inOwnDomains(), domain(email));
        }
        if (name.isEmpty() && nameId.filter(EmailAddress::seemsIn).isPresent()) {
            return refusal(wanted(), "a NameID in which somebody could read an address");
        }
        return isIn(taken, name)
                ? refusal(Wanted.ADDRESS_IN_NO_OTHER, "a NameID in " + domain(name))
                : Optional.empty();
    }

    /** It names a company and no person. */
    private static String domain(Optional<EmailAddress> address) {
        return address.orElseThrow().domain().name();
    }

    /** One question for both, and none where both are the enterprise's own. */
    private Set<String> ofOthers(Optional<EmailAddress> email, Optional<EmailAddress> name) {
        Set<String> foreign = Stream.of(email, name)
                .flatMap(Optional::stream)
                .filter(address -> !enterprise.owns(address))
                .map(address -> address.domain().name())
                .collect(Collectors.toSet());
        return foreign.isEmpty()
                ? Set.of()
                : ownersOf.apply(foreign).entrySet().stream()
                        .filter(owned -> !owned.getValue().equals(enterprise.alias()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    private static boolean isIn(Set<String> domains, Optional<EmailAddress> address) {
        return address.filter(one -> domains.contains(one.domain().name())).isPresent();
    }

    private static Optional<Rejection> refusal(Object wanted, String came) {
        return Optional.of(RejectionCode.EMAIL_DOMAIN_FOREIGN.rejection(wanted, came));
    }

    private Object wanted() {
        return enterprise.domains().isEmpty() ? Wanted.ADDRESS_IN_NO_OTHER : inOwnDomains();
    }

    private String inOwnDomains() {
        return Wanted.ADDRESS_IN.of(String.join(", ", new TreeSet<>(enterprise.domains())));
    }
}
