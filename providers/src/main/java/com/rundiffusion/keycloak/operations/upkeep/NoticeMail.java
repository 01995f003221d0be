package com.rundiffusion.keycloak.operations.upkeep;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.operations.upkeep.Ending.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** @throws IllegalStateException when it could not be sent */
    void send(Notice notice, Enterprise enterprise, String address) {
        String text = key(notice, enterprise);
        String day = notice.ending().lastDay().toString();
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("text", text);
        attributes.put("enterprise", enterprise.displayName());
        attributes.put("alias", enterprise.alias());
        attributes.put("day", day);
        // One that was made past our own API may lack it.
        attributes.put("application", Objects.toString(enterprise.application().identifier(), ""));
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    // The template provider wants somebody to address; a contact has no account.
                    .setUser(new InMemoryUserAdapter(session, realm, "contact"))
                    .send(text + ".subject", List.of(enterprise.displayName(), day), TEMPLATE, attributes, address);
        } catch (EmailException unsent) {
            // Keycloak's message may name the address.
            throw new IllegalStateException("The mail server did not take the mail");
        }
    }

    /** Of the messages: {@code enterpriseEnding.} and what has ended or ends, for certificates with who renews them. */
    static String key(Notice notice, Enterprise enterprise) {
        String renewal = switch (notice.ending().kind()) {
            case PLAN, ADDRESS -> "";
            case CERTIFICATE, EXCEPTION -> enterprise.application().metadataUrl() == null ? ".pasted" : ".metadata";
        };
        boolean over = notice.isOver() && notice.ending().kind() != Kind.ADDRESS;
        return "enterpriseEnding." + notice.ending().kind().key() + renewal + (over ? ".over" : "");
    }
}
