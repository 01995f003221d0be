package com.rundiffusion.keycloak.operations.onboarding;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.operations.event.ChangeNotice;
import com.rundiffusion.keycloak.operations.event.ChangeNotice.Source;
import com.rundiffusion.keycloak.operations.event.MailQueue;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/**
 * Tells the contacts of a company that is live of each change by which somebody else could sign in as its people: whose keys count, where
 * they are sent, which domains are theirs, and who hears of it. Whoever was a contact before hears of it too.
 */
public final class ChangeMails {

    private static final Set<String> TOLD = Set.of("certificates", "loginUrl", "metadataUrl", "domains", "contacts");

    private final MailQueue mails;

    public ChangeMails(KeycloakSession session) {
        this.mails = new MailQueue(session);
    }

    public void add(StoredEnterprise before, Enterprise after, Source source) {
        List<String> fields = Changes.between(before.enterprise(), after).fields().stream()
                .filter(TOLD::contains)
                .sorted()
                .toList();
        if (!before.enterprise().isActive() || fields.isEmpty()) {
            return;
        }
        Instant now = KeycloakClock.now();
        mails.add(
                new MailQueue.News(
                        new ChangeNotice(before.providerId(), now, source, fields).id(), before.providerId(), null),
                Stream.concat(before.enterprise().contacts().stream(), after.contacts().stream()),
                now);
    }
}
