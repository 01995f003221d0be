package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.operations.event.ContactMail;
import com.rundiffusion.keycloak.operations.event.MailQueue;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Tells by mail what has become of a setup link: operations what they have to decide, the contacts what has changed. */
public final class SetupNews {

    private static final String TEMPLATE = "setup-news.ftl";
    private static final String QUEUED = "setup-news/";

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
        DOMAIN_LOST,
        /** To the contacts and to operations, with the end of the token: whoever has it says who the company's people are. */
        TOKEN_MADE;

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
     * @param detail a reason, a domain, codes or the end of a token; empty where there is nothing more to say
     */
    public void tell(News news, SetupLink link, String detail) {
        new MailQueue(session)
                .add(
                        new MailQueue.News(QUEUED + news.name(), link.id(), detail),
                        addresses(news, link),
                        KeycloakClock.now());
    }

    private Stream<String> addresses(News news, SetupLink link) {
        Stream<String> operations = new SsoSettings(realm).operationsEmail().stream();
        if (isToOperations(news)) {
            return operations;
        }
        Stream<String> contacts = new SetupCompany(session, link).contacts().stream();
        return news == News.TOKEN_MADE ? Stream.concat(contacts, operations) : contacts;
    }

    private static boolean isToOperations(News news) {
        return News.TO_OPERATIONS.contains(news);
    }

    /** What a mail of the queue tells; empty where it is another one. */
    public static Optional<News> of(String noticeId) {
        return noticeId.startsWith(QUEUED)
                ? Optional.of(News.valueOf(noticeId.substring(QUEUED.length())))
                : Optional.empty();
    }

    /**
     * As it was told.
     *
     * @throws IllegalStateException when it could not be sent
     */
    public void send(News news, SetupLink link, String detail, String address) {
        String company = company(session, link);
        String alias = new SetupCompany(session, link).alias().orElse("");
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("text", news.key());
        attributes.put("company", company);
        attributes.put("alias", alias);
        attributes.put("detail", isToOperations(news) ? "Setup link " + link.id() + ". " + detail : detail);
        if (news == News.LIVE) {
            attributes.put("detail", signInLink(alias));
        }
        new ContactMail(session)
                .send(
                        news.key() + ".subject",
                        List.of(company, brand(session)),
                        TEMPLATE,
                        attributes,
                        address,
                        isToOperations(news) ? "" : language(link));
    }

    private String signInLink(String alias) {
        URI first = URI.create(new SsoSettings(realm).replyUrls().routed().get(0));
        return SignInLink.at(first.getScheme() + "://" + first.getAuthority() + "/", alias)
                .toString();
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
        RealmModel realm = session.getContext().getRealm();
        return Optional.ofNullable(realm.getDisplayName())
                .filter(name -> !name.isBlank())
                .orElseGet(realm::getName);
    }

    /** Of a link whose clock stands still it is not known. */
    static String lastDay(SetupLink link) {
        return link.period().stillSince().isPresent()
                ? ""
                : LocalDate.ofInstant(link.period().endsAt(), ZoneOffset.UTC).toString();
    }
}
