package com.rundiffusion.keycloak.operations.upkeep.mail;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.operations.event.ChangeNotice;
import com.rundiffusion.keycloak.operations.event.ContactMail;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/** That something of a company that is live was changed, by mail. Values are not in it: mails are read by others too. */
final class ChangeMail {

    private static final String TEMPLATE = "enterprise-change.ftl";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final ContactMail mail;

    ChangeMail(KeycloakSession session) {
        this.mail = new ContactMail(session);
    }

    /** @throws IllegalStateException when it could not be sent */
    void send(ChangeNotice change, Enterprise enterprise, String address) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("enterprise", enterprise.displayName());
        attributes.put("alias", enterprise.alias());
        attributes.put("fields", change.fields());
        attributes.put("source", change.source().key());
        attributes.put("time", TIME.format(change.at()));
        mail.send("enterpriseChange.subject", List.of(enterprise.displayName()), TEMPLATE, attributes, address);
    }
}
