package com.rundiffusion.keycloak.upkeep;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

/** A notice by mail, through the realm's own SMTP server and email theme. */
final class NoticeMail {

    private static final String TEMPLATE = "enterprise-ending.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;

    NoticeMail(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /**
     * To operations and to the enterprise's contacts, each in a mail of its own; nobody when the realm has no SMTP server.
     *
     * @throws IllegalStateException when one could not be sent
     */
    void send(Ending ending, Threshold threshold) {
        if (realm.getSmtpConfig().isEmpty()) {
            return;
        }
        for (String address : addresses(ending.of().enterprise())) {
            try {
                send(ending, threshold, address);
            } catch (EmailException unsent) {
                // Keycloak's message names the address.
                throw new IllegalStateException("The mail server did not take the mail");
            }
        }
    }

    private void send(Ending ending, Threshold threshold, String address) throws EmailException {
        Enterprise enterprise = ending.of().enterprise();
        String subject =
                "enterpriseEnding." + ending.kind().key() + (threshold == Threshold.OVER ? ".over" : "") + ".subject";
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("enterprise", enterprise.displayName());
        attributes.put("alias", enterprise.alias());
        attributes.put("kind", ending.kind().key());
        attributes.put("over", threshold == Threshold.OVER);
        attributes.put(
                "day", LocalDate.ofInstant(ending.lastMoment(), ZoneOffset.UTC).toString());
        attributes.put("metadata", enterprise.application().metadataUrl() != null);
        session.getProvider(EmailTemplateProvider.class)
                .setRealm(realm)
                // The template provider wants somebody to address; a contact has no account.
                .setUser(new InMemoryUserAdapter(session, realm, "contact"))
                .send(
                        subject,
                        List.of(enterprise.displayName(), String.valueOf(threshold.days())),
                        TEMPLATE,
                        attributes,
                        address);
    }

    private Set<String> addresses(Enterprise enterprise) {
        Set<String> addresses = new LinkedHashSet<>();
        new SsoSettings(realm).operationsEmail().ifPresent(addresses::add);
        addresses.addAll(enterprise.contacts());
        return addresses;
    }
}
