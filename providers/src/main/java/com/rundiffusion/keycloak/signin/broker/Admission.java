package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.person.Arrival;
import com.rundiffusion.keycloak.enterprise.person.People;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Wanted;
import com.rundiffusion.keycloak.schema.PersonRow;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;

/**
 * Whether somebody whose assertion was accepted comes in. Whoever is new has an account afterwards, before Keycloak looks for one. Of an
 * enterprise that provisions, the person's record is held until the session is stored: whoever deactivates the person meanwhile waits, and
 * then finds that session.
 */
final class Admission {

    private static final String PERSON = "sso.person";

    private final BrokeredIdentityContext identity;
    private final FirstSignIn first;
    private final PeopleRules rules;
    private final People people;
    private final String objectId;
    private final String userName;

    Admission(
            KeycloakSession session,
            EntraIdentityProviderConfig config,
            BrokeredIdentityContext identity,
            EntraAssertion assertion) {
        this.identity = identity;
        this.first = new FirstSignIn(session, config, identity, assertion);
        this.rules = EnterpriseDirectory.people(config);
        this.people = new People(session, config.getInternalId());
        this.objectId = assertion.objectId();
        this.userName = BrokeredPerson.userName(assertion);
    }

    /** Empty for whoever comes in. */
    Optional<Rejection> refusal() {
        if (!rules.areAny()) {
            return first.isDue() ? rejection(first.complete()) : Optional.empty();
        }
        boolean forWrite = rules.roles().isPresent();
        People.Meant meant = people.meant(objectId, userName);
        Optional<PersonRow> held;
        if (isSettled(meant) && !first.isDue()) {
            held = meant.known().flatMap(person -> people.hold(person.id, forWrite));
        } else {
            Optional<Rejection> refused = rejection(first.complete());
            if (refused.isPresent()) {
                return refused;
            }
            held = people.settled(objectId, forWrite);
        }
        held.ifPresent(person -> identity.getContextData().put(PERSON, person));
        return held.filter(this::mayComeIn).isPresent() ? Optional.empty() : rejection(FirstSignIn.Outcome.DEACTIVATED);
    }

    /** The record of somebody who came in by this; empty where the enterprise has none. */
    static Optional<PersonRow> heldIn(BrokeredIdentityContext identity) {
        return Optional.ofNullable((PersonRow) identity.getContextData().get(PERSON));
    }

    /** Whether a sign-in changes nothing of the record. */
    private boolean isSettled(People.Meant meant) {
        return Arrival.of(meant.known(), meant.waiting(), rules.provisioning()) == Arrival.KNOWN
                && meant.known().filter(person -> person.proven).isPresent();
    }

    private boolean mayComeIn(PersonRow person) {
        return !rules.provisioning().isOn() || person.active && person.removedAt == null;
    }

    private static Optional<Rejection> rejection(FirstSignIn.Outcome outcome) {
        return switch (outcome) {
            case MADE, FOUND -> Optional.empty();
            case CLOSED -> Optional.of(RejectionCode.ENTERPRISE_UNAVAILABLE.rejection(Wanted.ACTIVE_ENTERPRISE, null));
            case DEACTIVATED -> Optional.of(RejectionCode.PERSON_DEACTIVATED.rejection(Wanted.ACTIVE_PERSON, null));
            case NOT_PROVISIONED ->
                Optional.of(RejectionCode.PERSON_NOT_PROVISIONED.rejection(Wanted.PROVISIONED_PERSON, null));
        };
    }
}
