package com.rundiffusion.keycloak.operations.event;

import java.util.List;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

/** A mail to an address that has no account, through the realm's own SMTP server and email theme. */
public final class ContactMail {

    private final KeycloakSession session;
    private final RealmModel realm;

    public ContactMail(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** In the realm's default language. */
    public void send(
            String subject, List<Object> about, String template, Map<String, Object> attributes, String address) {
        send(subject, about, template, attributes, address, "");
    }

    /**
     * @param language tag of one of the realm's; empty for its default
     * @throws IllegalStateException when it could not be sent
     */
    public void send(
            String subject,
            List<Object> about,
            String template,
            Map<String, Object> attributes,
            String address,
            String language) {
        // The template provider wants somebody to address.
        InMemoryUserAdapter contact = new InMemoryUserAdapter(session, realm, "contact");
        if (!language.isEmpty()) {
            contact.setSingleAttribute(UserModel.LOCALE, language);
        }
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(contact)
                    .send(subject, about, template, attributes, address);
        } catch (EmailException unsent) {
            // Keycloak's message may name the address.
            throw new IllegalStateException("The mail server did not take the mail");
        }
    }
}
