package com.rundiffusion.keycloak.operations.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.Provisioning;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.provisioning.AccessToken;
import com.rundiffusion.keycloak.enterprise.provisioning.AccessTokens;
import com.rundiffusion.keycloak.enterprise.provisioning.StoredToken;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.setup.SetupProgress;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.operations.onboarding.Intent;
import com.rundiffusion.keycloak.operations.onboarding.Onboarding;
import com.rundiffusion.keycloak.operations.onboarding.Submission;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/**
 * The tokens that somebody with a setup link makes for the company's Entra. To be run in a session of its own, which reads nothing before
 * it has the locks: what a page has shown may be no longer so.
 */
public final class LinkTokens {

    private static final String NONE = "none";

    private final KeycloakSession session;
    private final AccessTokens tokens;

    public LinkTokens(KeycloakSession session) {
        this.session = session;
        this.tokens = new AccessTokens(session);
    }

    /** Names the newest token of all: a form that was made before it says another name. */
    public static String newest(List<StoredToken> newestFirst) {
        return newestFirst.stream().findFirst().map(StoredToken::id).orElse(NONE);
    }

    /**
     * @param token told now and never again; empty where none was made
     * @param faults what keeps provisioning from being switched on
     */
    public record Made(Optional<AccessToken> token, List<Fault> faults) {

        private static final Made NOTHING = new Made(Optional.empty(), List.of());
    }

    /**
     * Another token. Where provisioning is off it is on from the first one on, beside the sign-in as it was: with a token that opens
     * nothing the customer would have to wait for operations. Where there was one before, somebody has switched provisioning off, and none
     * is made.
     *
     * @param newest the newest token that the page knew of: a form that comes twice makes one
     */
    public Made make(SetupLink seen, String newest) {
        Instant now = KeycloakClock.now();
        new Enterprises(session).lock();
        SetupLink link = new SetupLinks(session).hold(seen);
        return company(link, now)
                .filter(company -> newest(tokens.of(company.providerId())).equals(newest))
                .filter(company -> isOn(company) || newest.equals(NONE))
                .filter(company -> tokens.thatOpen(company.providerId(), now).size() < AccessTokens.MOST_OPEN)
                .map(company -> make(link, company, now))
                .orElse(Made.NOTHING);
    }

    private Made make(SetupLink link, StoredEnterprise company, Instant now) {
        SetupEvents events = SetupEvents.of(session, link);
        List<Fault> faults = switchOn(company, events);
        if (!faults.isEmpty()) {
            return new Made(Optional.empty(), faults);
        }
        Optional<AccessTokens.Made> made =
                tokens.make(company.providerId(), Optional.of(events.by()), Optional.empty(), now);
        made.map(AccessTokens.Made::stored).ifPresent(token -> {
            new SetupProgress(session).give(link, given -> given, now);
            events.storeToken(OperationType.CREATE, company.enterprise().alias(), token);
            new SetupNews(session).tell(SetupNews.News.TOKEN_MADE, link, token.hint());
        });
        return new Made(made.map(AccessTokens.Made::secret), List.of());
    }

    private static boolean isOn(StoredEnterprise company) {
        return company.enterprise().people().provisioning().isOn();
    }

    private List<Fault> switchOn(StoredEnterprise company, SetupEvents events) {
        if (isOn(company)) {
            return List.of();
        }
        ObjectNode document = StrictJson.MAPPER.createObjectNode().put("provisioning", Provisioning.OPTIONAL.key());
        Intent intent = Intent.update(company.enterprise().alias(), new Submission(document, List.of()));
        return new Onboarding(session, events).store(intent, Optional.empty()).faults();
    }

    /**
     * Revokes the one of two that has not been used for longest, so that there is room for another.
     *
     * @param id of the one that the page has shown; where it is another by now, nothing is done
     */
    public void revoke(SetupLink seen, String id) {
        Instant now = KeycloakClock.now();
        new Enterprises(session).lock();
        SetupLink link = new SetupLinks(session).hold(seen);
        company(link, now).ifPresent(company -> {
            List<StoredToken> open = tokens.thatOpen(company.providerId(), now);
            if (open.size() >= AccessTokens.MOST_OPEN && open.get(0).id().equals(id)) {
                tokens.revoke(company.providerId(), id, now);
                SetupEvents.of(session, link)
                        .storeToken(OperationType.DELETE, company.enterprise().alias(), open.get(0));
            }
        });
    }

    private Optional<StoredEnterprise> company(SetupLink link, Instant now) {
        SetupCompany company = new SetupCompany(session, link);
        return company.stored().filter(stored -> company.mayProvision(now));
    }
}
