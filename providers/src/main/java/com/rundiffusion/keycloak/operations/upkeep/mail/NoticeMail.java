package com.rundiffusion.keycloak.operations.upkeep.mail;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.operations.event.ContactMail;
import com.rundiffusion.keycloak.operations.setup.RenewLink;
import com.rundiffusion.keycloak.operations.upkeep.notice.Notice;
import com.rundiffusion.keycloak.pasted.EmailAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.models.KeycloakSession;

/** A notice by mail, through the realm's own SMTP server and email theme. */
final class NoticeMail {

    private static final String TEMPLATE = "enterprise-ending.ftl";

    private final KeycloakSession session;

    NoticeMail(KeycloakSession session) {
        this.session = session;
    }

    /** @throws IllegalStateException when it could not be sent */
    void send(Notice notice, StoredEnterprise company, String address) {
        Enterprise enterprise = company.enterprise();
        String text = key(notice, enterprise);
        String day = notice.ending().lastDay().toString();
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("text", text);
        attributes.put("enterprise", enterprise.displayName());
        attributes.put("alias", enterprise.alias());
        attributes.put("day", day);
        // One that was made past our own API may lack it.
        attributes.put("application", Objects.toString(enterprise.application().identifier(), ""));
        if (isForRenewal(notice) && isContact(address, enterprise)) {
            RenewLink.beside(session, company.providerId(), address)
                    .ifPresent(opened -> attributes.put("link", opened.url().toString()));
        }
        new ContactMail(session)
                .send(text + ".subject", List.of(enterprise.displayName(), day), TEMPLATE, attributes, address);
    }

    private static boolean isForRenewal(Notice notice) {
        return switch (notice.ending().kind()) {
            case CERTIFICATE, EXCEPTION -> true;
            case PLAN, ADDRESS, SILENCE -> false;
        };
    }

    /** Operations hear of it too, and need no such link. */
    private static boolean isContact(String address, Enterprise enterprise) {
        return EmailAddress.typed(address)
                .map(EmailAddress::canonical)
                .filter(known -> enterprise.contacts().stream()
                        .flatMap(contact -> EmailAddress.typed(contact).stream())
                        .anyMatch(contact -> contact.canonical().equals(known)))
                .isPresent();
    }

    /** Of the messages: {@code enterpriseEnding.} and what has ended or ends, for certificates with who renews them. */
    static String key(Notice notice, Enterprise enterprise) {
        String renewal = switch (notice.ending().kind()) {
            case PLAN, ADDRESS, SILENCE -> "";
            case CERTIFICATE, EXCEPTION -> enterprise.application().metadataUrl() == null ? ".pasted" : ".metadata";
        };
        boolean over = notice.isOver() && notice.ending().kind().isAnnounced();
        return "enterpriseEnding." + notice.ending().kind().key() + renewal + (over ? ".over" : "");
    }
}
