package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.firebase.FirebaseUsers;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.enterprise.store.LinkedAccounts;
import com.rundiffusion.keycloak.enterprise.store.MissingAddress;
import com.rundiffusion.keycloak.pasted.EmailAddress;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import com.rundiffusion.keycloak.signin.saml.EntraClaims;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * The person that an assertion names. An account is what Entra said at the last sign-in: what it no longer says is
 * removed, what has not changed is not written. The user attributes have the names of the token claims they become.
 */
final class BrokeredPerson {

    static final String NAME = "name";
    static final String TENANT_ID = "entra_tenant_id";
    static final String OBJECT_ID = "entra_object_id";
    static final String NAME_ID = "saml_name_id";
    static final String FIREBASE_UID = "firebase_uid";

    private final EntraAssertion assertion;
    private final KeycloakSession session;
    private final IdentityProviderModel provider;

    BrokeredPerson(EntraAssertion assertion, KeycloakSession session, IdentityProviderModel provider) {
        this.assertion = assertion;
        this.session = session;
        this.provider = provider;
    }

    /**
     * Names the person to Keycloak. The account's user name is made of alias and object id: a user principal name can be
     * that of somebody else in another enterprise, and changes.
     */
    void describeTo(BrokeredIdentityContext context) {
        String objectId = assertion.objectId();
        context.setModelUsername(LinkedAccounts.username(provider.getAlias(), objectId));
        context.setUsername(userName(assertion));
        // Keycloak takes a NameID of format emailAddress for an address; in Entra it is the user principal name.
        context.setEmail(email().map(EmailAddress::canonical).orElse(null));
        context.setFirstName(assertion.name(EntraClaims.GIVEN_NAME).orElse(null));
        context.setLastName(assertion.name(EntraClaims.SURNAME).orElse(null));
    }

    /** How Entra calls the person: most often the user principal name. */
    static String userName(EntraAssertion assertion) {
        return assertion.claim(EntraClaims.NAME).or(assertion::nameId).orElseGet(assertion::objectId);
    }

    void writeTo(UserModel user) {
        writeEmail(user);
        write(user.getFirstName(), assertion.name(EntraClaims.GIVEN_NAME), user::setFirstName);
        write(user.getLastName(), assertion.name(EntraClaims.SURNAME), user::setLastName);
        writeAttribute(user, NAME, displayName());
        writeAttribute(user, TENANT_ID, assertion.claim(EntraClaims.TENANT_ID));
        writeAttribute(user, OBJECT_ID, Optional.of(assertion.objectId()));
        writeAttribute(user, NAME_ID, assertion.nameId());
        claimFirebaseUid(user);
    }

    /** Once: what a person has stays theirs, whatever their NameID becomes. Most enterprises have no uids to look for. */
    private void claimFirebaseUid(UserModel user) {
        if (EnterpriseDirectory.hasFirebaseUsers(provider) && user.getFirstAttribute(FIREBASE_UID) == null) {
            new FirebaseUsers(session, provider.getInternalId())
                    .claim(assertion.nameId().orElseThrow(), assertion.objectId())
                    .ifPresent(uid -> user.setSingleAttribute(FIREBASE_UID, uid));
        }
    }

    /** An address counts as verified only inside the enterprise's own domains. */
    private void writeEmail(UserModel user) {
        Optional<EmailAddress> email = email();
        boolean verified = email.isPresent()
                && enterprise()
                        .filter(enterprise -> enterprise.owns(email.get()))
                        .isPresent();
        if (email.isEmpty() && (user.getEmail() != null || assertion.hasRenamedAddress())) {
            MissingAddress.note(session, provider.getInternalId());
        }
        write(user.getEmail(), email.map(EmailAddress::canonical), user::setEmail);
        if (user.isEmailVerified() != verified) {
            user.setEmailVerified(verified);
        }
    }

    private Optional<EmailAddress> email() {
        List<EmailAddress> addresses = assertion.addresses();
        return addresses.size() > 1
                ? enterprise().flatMap(enterprise -> enterprise.preferred(addresses))
                : addresses.stream().findFirst();
    }

    private Optional<Enterprise> enterprise() {
        return new EnterpriseDirectory(session).enterprise(provider);
    }

    private Optional<String> displayName() {
        return assertion
                .name(EntraClaims.DISPLAY_NAME)
                .or(() -> Optional.of(Stream.of(EntraClaims.GIVEN_NAME, EntraClaims.SURNAME)
                                .map(assertion::name)
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining(" ")))
                        .filter(name -> !name.isEmpty()));
    }

    private static void writeAttribute(UserModel user, String name, Optional<String> value) {
        List<String> asserted = value.stream().toList();
        if (!user.getAttributeStream(name).toList().equals(asserted)) {
            user.setAttribute(name, asserted);
        }
    }

    private static void write(String current, Optional<String> asserted, Consumer<String> setter) {
        if (!Objects.equals(current, asserted.orElse(null))) {
            setter.accept(asserted.orElse(null));
        }
    }
}
