package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.enterprise.person.RoleGrant;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.schema.PersonRow;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import io.micrometer.core.instrument.Metrics;
import java.util.Optional;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * The roles of somebody who signs in. Where Entra does not say what they come of, the event of the sign-in has the detail {@code roles}:
 * {@code unknown}, or {@code out_of_date} once the roles that were known last do not count any more. It is counted, by no enterprise.
 */
final class SignInRoles {

    private static final String DETAIL = "roles";

    private final KeycloakSession session;
    private final Optional<RoleRules> rules;
    private final EntraAssertion assertion;

    SignInRoles(KeycloakSession session, IdentityProviderModel provider, EntraAssertion assertion) {
        this.session = session;
        this.rules = EnterpriseDirectory.people(provider).roles();
        this.assertion = assertion;
    }

    /**
     * Of an enterprise without rules, nothing is done.
     *
     * @param held for write
     * @param event of the sign-in
     */
    void give(PersonRow held, UserModel account, EventBuilder event) {
        rules.ifPresent(asked -> tell(
                new RoleGrant(session, rules)
                        .signIn(
                                held,
                                account,
                                AssertedRoles.of(assertion, asked).values()),
                event));
    }

    private static void tell(RoleGrant.Knowledge knowledge, EventBuilder event) {
        switch (knowledge) {
            case KNOWN -> {}
            case UNKNOWN -> tell("unknown", event);
            case OUT_OF_DATE -> tell("out_of_date", event);
        }
    }

    private static void tell(String what, EventBuilder event) {
        event.detail(DETAIL, what);
        Metrics.counter("sso.roles.unknown").increment();
    }
}
