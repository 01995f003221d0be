package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupMailings;
import com.rundiffusion.keycloak.enterprise.setup.SetupPeriods;
import com.rundiffusion.keycloak.enterprise.setup.SetupPurpose;
import com.rundiffusion.keycloak.enterprise.setup.SetupSecrets;
import com.rundiffusion.keycloak.operations.setup.SetupMail.Why;
import com.rundiffusion.keycloak.pasted.EmailAddress;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Somebody with a link that opens nothing any more asks for another one. It goes to the address on file alone, once an hour; older
 * secrets of the link stay shut, whoever has them.
 */
public final class LinkRequest {

    private final KeycloakSession session;

    public LinkRequest(KeycloakSession session) {
        this.session = session;
    }

    /**
     * A link that was withdrawn stays so. One that only operations can make longer is asked for there: by the link that a connected company
     * is looked after by, people are not provisioned.
     */
    public void send(SetupLink link, String address) {
        Instant now = KeycloakClock.now();
        SetupCompany company = new SetupCompany(session, link);
        List<String> known = onFile(company, address);
        if (known.isEmpty()
                || link.revokedAt().isPresent()
                || company.isOpen(now)
                || !new SetupMailings(session).mayGoAgain(link, now)) {
            return;
        }
        boolean mayLast = link.period().latestEnd().isAfter(now);
        boolean mayProvision = link.purposes().contains(SetupPurpose.PROVISIONING);
        if (company.isConnected() && !link.provisions() && !(mayProvision && mayLast)) {
            new SetupMail(session).queue(Why.CARE, link, known);
        } else if (mayLast) {
            new SetupSecrets(session).shut(link, now);
            new SetupMail(session)
                    .queue(
                            Why.AGAIN,
                            new SetupPeriods(session).extend(link, link.period().latestEnd()),
                            known);
        } else {
            new SetupNews(session).tell(SetupNews.News.WANTED, link, "");
        }
    }

    /** As it is written there. */
    private static List<String> onFile(SetupCompany company, String typed) {
        Optional<String> wanted = EmailAddress.typed(typed).map(EmailAddress::canonical);
        return company.contacts().stream()
                .filter(contact -> wanted.isPresent()
                        && wanted.equals(EmailAddress.typed(contact).map(EmailAddress::canonical)))
                .toList();
    }
}
