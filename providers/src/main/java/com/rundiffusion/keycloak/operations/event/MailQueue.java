package com.rundiffusion.keycloak.operations.event;

import com.rundiffusion.keycloak.pasted.EmailAddress;
import com.rundiffusion.keycloak.schema.NoticeMailRow;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Mails that are to go out, written down in the transaction of what they tell. Background work sends them, and tries again where the mail
 * server does not take one.
 */
public final class MailQueue {

    private final KeycloakSession session;
    private final RealmModel realm;

    public MailQueue(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /**
     * What a mail tells.
     *
     * @param noticeId of what kind it is
     * @param of the enterprise or the setup link that it tells of, by its id
     * @param detail what it says beside that, at most 1,000 characters; {@code null} when there is no more to say
     */
    public record News(String noticeId, String of, String detail) {}

    /**
     * To each address its own mail, so that one that bounces makes nobody else hear of it again; to nobody when the realm has no SMTP
     * server. What is no address, which Keycloak's own admin pages let pass, gets no mail.
     */
    public void add(News news, Stream<String> addresses, Instant now) {
        Collection<String> once = eachOnce(addresses);
        if (!once.isEmpty() && !realm.getSmtpConfig().isEmpty()) {
            once.forEach(address -> add(news, address, now));
        }
    }

    private static Collection<String> eachOnce(Stream<String> addresses) {
        Map<String, String> once = new LinkedHashMap<>();
        addresses
                .flatMap(text -> EmailAddress.typed(text).stream())
                .forEach(address -> once.putIfAbsent(address.canonical(), address.text()));
        return once.values();
    }

    private void add(News news, String address, Instant now) {
        NoticeMailRow mail = new NoticeMailRow();
        mail.id = KeycloakModelUtils.generateId();
        mail.noticeId = news.noticeId();
        mail.providerId = news.of();
        mail.detail = news.detail();
        mail.realmId = realm.getId();
        mail.address = address;
        mail.attempts = 0;
        mail.dueAt = now.toEpochMilli();
        session.getProvider(JpaConnectionProvider.class).getEntityManager().persist(mail);
    }
}
