package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.setup.SetupSecret;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.operations.event.ContactMail;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** Mails a setup link, each time with a secret of its own, to its company's contacts. */
public final class SetupMail {

    private static final Logger LOG = Logger.getLogger(SetupMail.class);
    private static final String TEMPLATE = "setup-link.ftl";
    private static final String CARE = "setupMail.care";

    private final KeycloakSession session;
    private final SetupLinks links;

    public SetupMail(KeycloakSession session) {
        this.session = session;
        this.links = new SetupLinks(session);
    }

    /** Whether the mail server took it for every contact; what it did not take stands with the link. */
    public boolean invite(SetupLink link) {
        return send(link, new SetupCompany(session, link).contacts(), link.renews() ? CARE : "setupMail.invite");
    }

    /** That it waits, or ends soon. */
    public void remind(SetupLink link) {
        links.noteReminded(link, KeycloakClock.now());
        send(link, new SetupCompany(session, link).contacts(), "setupMail.remind");
    }

    /** To somebody who has asked for it. */
    void again(SetupLink link, List<String> addresses) {
        send(link, addresses, "setupMail.again");
    }

    /** By which a connected company is looked after. */
    void care(RenewLink.Opened opened, List<String> addresses) {
        addresses.forEach(address -> send(opened.link(), address, CARE, opened.url()));
    }

    private boolean send(SetupLink link, List<String> addresses, String text) {
        boolean taken = !addresses.isEmpty();
        for (String address : addresses) {
            SetupSecret secret = links.addSecret(link, KeycloakClock.now());
            taken &= send(link, address, text, SetupLinkUrl.opening(link.pages(), secret.text()));
        }
        links.noteMailed(link, taken, KeycloakClock.now());
        return taken;
    }

    private boolean send(SetupLink link, String address, String text, URI url) {
        String company = SetupNews.company(session, link);
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("text", text);
        attributes.put("company", company);
        attributes.put("link", url.toString());
        attributes.put("day", SetupNews.lastDay(link));
        try {
            new ContactMail(session)
                    .send(
                            text + ".subject",
                            List.of(company, SetupNews.brand(session)),
                            TEMPLATE,
                            attributes,
                            address,
                            SetupNews.language(link));
            return true;
        } catch (IllegalStateException untaken) {
            LOG.warnf("The mail server did not take a mail: setupLink=%s", link.id());
            return false;
        }
    }
}
