package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import com.rundiffusion.keycloak.signin.saml.EntraClaims;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an assertion says of that which somebody's roles come of.
 *
 * @param values empty where it does not say: of somebody in more than 150 groups Entra sends an address instead, which is never asked
 */
record AssertedRoles(Optional<Set<String>> values) {

    /** No rules name one that is longer. */
    private static final int LONGEST = 255;

    /** More than an application has app roles. */
    private static final int MOST = 1200;

    static AssertedRoles of(EntraAssertion assertion, RoleRules rules) {
        return switch (rules.source()) {
            case APP_ROLES ->
                known(Stream.concat(Stream.of(EntraClaims.ROLE), rules.claim().stream())
                        .flatMap(claim -> assertion.values(claim).stream()));
            case GROUPS ->
                assertion.hasClaim(EntraClaims.GROUPS_LINK)
                        ? new AssertedRoles(Optional.empty())
                        : known(assertion.values(EntraClaims.GROUPS).stream()
                                .map(group -> group.toLowerCase(Locale.ROOT)));
            case PROVISIONED_GROUPS -> new AssertedRoles(Optional.empty());
        };
    }

    private static AssertedRoles known(Stream<String> written) {
        return new AssertedRoles(Optional.of(written.map(String::strip)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                .distinct()
                .sorted()
                .limit(MOST)
                .collect(Collectors.toUnmodifiableSet())));
    }
}
