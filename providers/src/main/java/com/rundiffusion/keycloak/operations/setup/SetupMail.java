package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupMailings;
import com.rundiffusion.keycloak.enterprise.setup.SetupPurpose;
import com.rundiffusion.keycloak.enterprise.setup.SetupSecret;
import com.rundiffusion.keycloak.enterprise.setup.SetupSecrets;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.operations.event.ContactMail;
import com.rundiffusion.keycloak.operations.event.MailQueue;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * Mails a setup link to its company's contacts, each time with a secret of its own. The secret is stored before the mail goes out, and
 * nothing is held while a mail server takes its time.
 */
public final class SetupMail {

    private static final Logger LOG = Logger.getLogger(SetupMail.class);
    private static final String TEMPLATE = "setup-link.ftl";
    private static final String QUEUED = "setup-link/";

    /** The text of one by which a connected company provisions its people, whatever it is mailed for. */
    private static final String TO_PROVISION = "setupMail.provision";

    /** Why it is mailed. The text is that of the messages {@code setupMail.<text>}. */
    public enum Why {
        INVITE,
        REMIND,
        /** Somebody has asked for it. */
        AGAIN,
        /** By it a connected company is looked after. */
        CARE;

        private String key() {
            return "setupMail." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final KeycloakSession session;
    private final RealmTransaction apart;

    public SetupMail(KeycloakSession session) {
        this.session = session;
        this.apart = RealmTransaction.beside(session);
    }

    /** Now; what the mail server did not take stands with the link. @return whether it took the mail for every contact */
    public boolean invite(SetupLink link) {
        Why why = link.renews() ? Why.CARE : Why.INVITE;
        boolean taken = true;
        for (String address : new SetupCompany(session, link).contacts()) {
            try {
                send(why, link, address, secret(link, address));
            } catch (IllegalStateException untaken) {
                LOG.warnf("The mail server did not take a mail: setupLink=%s", link.id());
                taken = false;
            }
        }
        note(link, taken);
        return taken;
    }

    /** Once this transaction is through, and until the mail server takes it. */
    public void queue(Why why, SetupLink link, List<String> addresses) {
        new MailQueue(session)
                .add(new MailQueue.News(QUEUED + why.name(), link.id(), null), addresses.stream(), KeycloakClock.now());
    }

    /** Why a mail of the queue is sent; empty where it is another one. */
    public static Optional<Why> of(String noticeId) {
        return noticeId.startsWith(QUEUED)
                ? Optional.of(Why.valueOf(noticeId.substring(QUEUED.length())))
                : Optional.empty();
    }

    /**
     * Unless it opens nothing any more by the time that its turn has come.
     *
     * @throws IllegalStateException when it could not be sent
     */
    public void send(Why why, SetupLink link, String address) {
        try {
            if (why == Why.CARE) {
                link.providerId()
                        .flatMap(company -> RenewLink.beside(session, company, address))
                        .ifPresent(opened -> send(why, opened.link(), address, opened.url()));
            } else if (new SetupCompany(session, link).isOpen(KeycloakClock.now())) {
                send(why, link, address, secret(link, address));
                note(link, true);
            }
        } catch (IllegalStateException untaken) {
            note(link, false);
            throw untaken;
        }
    }

    private URI secret(SetupLink link, String address) {
        SetupSecret secret =
                apart.call(own -> new SetupSecrets(own).add(link, Optional.of(address), KeycloakClock.now()));
        return SetupLinkUrl.opening(link.pages(), secret.text());
    }

    private void note(SetupLink link, boolean taken) {
        apart.run(own -> new SetupMailings(own).note(link, taken, KeycloakClock.now()));
    }

    private void send(Why why, SetupLink link, String address, URI url) {
        String company = SetupNews.company(session, link);
        String text = text(why, link);
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("text", text);
        attributes.put("company", company);
        attributes.put("link", url.toString());
        attributes.put("day", SetupNews.lastDay(link));
        new ContactMail(session)
                .send(
                        text + ".subject",
                        List.of(company, SetupNews.brand(session)),
                        TEMPLATE,
                        attributes,
                        address,
                        SetupNews.language(link));
    }

    private String text(Why why, SetupLink link) {
        boolean isToProvision =
                link.purposes().contains(SetupPurpose.PROVISIONING) && new SetupCompany(session, link).isConnected();
        return isToProvision && why != Why.CARE ? TO_PROVISION : why.key();
    }
}
