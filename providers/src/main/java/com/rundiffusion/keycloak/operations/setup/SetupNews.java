package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.operations.event.ContactMail;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Tells by mail what has become of a setup link: operations what they have to decide, the contacts what has changed. */
public final class SetupNews {

    private static final Logger LOG = Logger.getLogger(SetupNews.class);
    private static final String TEMPLATE = "setup-news.ftl";

    /** The text is that of the messages {@code setupMail.<text>}. */
    public enum News {
        /** To operations: a customer waits for a yes. */
        ASKED,
        /** To operations: somebody asks for a link that only they can make longer. */
        WANTED,
        /** To operations: a domain was proven that another company has. */
        CONFLICT,
        /** Of a renewal. */
        KEY_APPROVED,
        /** With what operations have said. */
        DECLINED,
        LIVE,
        DOMAIN_PROVEN,
        DOMAIN_LOST;

        private static final Set<News> TO_OPERATIONS = Set.of(ASKED, WANTED, CONFLICT);

        private String key() {
            return "setupMail." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final KeycloakSession session;
    private final RealmModel realm;

    public SetupNews(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /**
     * Once what it tells of is stored: no lock waits for a mail server, and nobody reads of what was undone.
     *
     * @param detail a reason or a domain; empty where there is nothing more to say
     */
    public void tell(News news, SetupLink link, String detail) {
        SetupCompany company = new SetupCompany(session, link);
        boolean toOperations = News.TO_OPERATIONS.contains(news);
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("text", news.key());
        attributes.put("company", company(session, link));
        attributes.put("alias", company.alias().orElse(""));
        attributes.put("detail", toOperations ? "Setup link " + link.id() + ". " + detail : detail);
        if (news == News.LIVE) {
            attributes.put("detail", signInLink(company.alias().orElse("")));
        }
        List<String> addresses =
                toOperations ? new SsoSettings(realm).operationsEmail().stream().toList() : company.contacts();
        String language = toOperations ? "" : language(link);
        afterwards(() -> addresses.forEach(address -> send(address, language, attributes, link.id())));
    }

    private String signInLink(String alias) {
        URI first = URI.create(new SsoSettings(realm).replyUrls().routed().get(0));
        return SignInLink.at(first.getScheme() + "://" + first.getAuthority() + "/", alias)
                .toString();
    }

    private void afterwards(Runnable mails) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                mails.run();
            }

            @Override
            protected void rollbackImpl() {
                // Then there is nothing to tell.
            }
        });
    }

    private void send(String address, String language, Map<String, Object> attributes, String linkId) {
        List<Object> about = List.of(attributes.get("company"), realm.getDisplayName());
        try {
            RealmTransaction.beside(session)
                    .run(own -> new ContactMail(own)
                            .send(attributes.get("text") + ".subject", about, TEMPLATE, attributes, address, language));
        } catch (IllegalStateException untaken) {
            LOG.warnf("The mail server did not take a mail: setupLink=%s", linkId);
        }
    }

    /** As a mail names it; whose name nobody has said yet, by the domain of its contact. */
    static String company(KeycloakSession session, SetupLink link) {
        SetupCompany company = new SetupCompany(session, link);
        return company.displayName()
                .or(company::alias)
                .or(() -> company.contacts().stream()
                        .findFirst()
                        .map(address -> address.substring(address.lastIndexOf('@') + 1)))
                .orElse(link.id());
    }

    /** Empty for the realm's default. */
    static String language(SetupLink link) {
        return link.presets().path("language").asText("");
    }

    static String brand(KeycloakSession session) {
        return session.getContext().getRealm().getDisplayName();
    }

    /** Of a link whose clock stands still it is not known. */
    static String lastDay(SetupLink link) {
        return link.period().stillSince().isPresent()
                ? ""
                : link.period().endsAt().toString().substring(0, "2026-11-30".length());
    }
}
