package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.time.Instant;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/**
 * Somebody with a link that opens nothing any more asks for another one. It goes to the address on file alone, once an hour; older
 * secrets of the link stay shut, whoever has them.
 */
public final class LinkRequest {

    private final KeycloakSession session;
    private final SetupLinks links;

    public LinkRequest(KeycloakSession session) {
        this.session = session;
        this.links = new SetupLinks(session);
    }

    /** A link that was withdrawn stays so. One that only operations can make longer is asked for there. */
    public void send(SetupLink link, String address) {
        Instant now = KeycloakClock.now();
        SetupCompany company = new SetupCompany(session, link);
        List<String> known =
                company.contacts().stream().filter(address::equalsIgnoreCase).toList();
        boolean opensNothing = !link.isUsable(now) || company.isSetUp();
        if (known.isEmpty() || link.revokedAt().isPresent() || !opensNothing || !links.mayMailAgain(link, now)) {
            return;
        }
        if (company.isConnected()) {
            company.stored()
                    .flatMap(new RenewLink(session)::of)
                    .ifPresent(opened -> new SetupMail(session).care(opened, known));
        } else if (link.period().latestEnd().isAfter(now)) {
            links.shutSecrets(link, now);
            new SetupMail(session).again(links.extend(link, link.period().latestEnd()), known);
        } else {
            new SetupNews(session).tell(SetupNews.News.WANTED, link, "");
        }
    }
}
