package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.provisioning.AccessTokens;
import com.rundiffusion.keycloak.enterprise.provisioning.MappingRow;
import com.rundiffusion.keycloak.enterprise.provisioning.ProvisioningState;
import com.rundiffusion.keycloak.enterprise.provisioning.ProvisioningStates;
import com.rundiffusion.keycloak.enterprise.provisioning.ScimRequest;
import com.rundiffusion.keycloak.enterprise.provisioning.ScimRequests;
import com.rundiffusion.keycloak.enterprise.provisioning.StoredToken;
import com.rundiffusion.keycloak.enterprise.setup.SetupOpenings;
import com.rundiffusion.keycloak.link.ProvisioningUrl;
import com.rundiffusion.keycloak.operations.setup.LinkTokens;
import com.rundiffusion.keycloak.operations.setup.LinkTokens.Made;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What an administrator enters in Entra so that people come and go by themselves, and what has come of it. */
final class ProvisioningPage implements StepPage {

    /** Of the form that makes a token: the newest that its page knew of. */
    private static final String NEWEST = "newest";

    /** Of the form that revokes one: which. */
    private static final String REVOKE = "revoke";

    private static final String AWAITS = "awaits";

    /** Somebody may still be sitting before the page; it is not loaded anew for days. */
    private static final Duration WATCHED = Duration.ofHours(1);

    /** What was refused before has been mended, or comes again. */
    private static final Duration TOLD = Duration.ofDays(1);

    @Override
    public Map<String, Object> values(Visit visit) {
        Map<String, Object> values = new HashMap<>();
        values.put(AWAITS, "false");
        Optional<StoredEnterprise> connected = connected(visit);
        values.put("connected", connected.isPresent());
        connected.ifPresent(company -> describe(visit, company, values));
        if (visit.steps().contains(SetupStep.LIVE)) {
            values.put("liveUrl", visit.url(SetupStep.LIVE));
        }
        return values;
    }

    private static Optional<StoredEnterprise> connected(Visit visit) {
        return visit.company().stored().filter(stored -> visit.company().mayProvision(KeycloakClock.now()));
    }

    private static void describe(Visit visit, StoredEnterprise company, Map<String, Object> values) {
        Instant now = KeycloakClock.now();
        AccessTokens tokens = new AccessTokens(visit.session());
        List<StoredToken> open = tokens.thatOpen(company.providerId(), now);
        values.put(
                "tenantUrl",
                ProvisioningUrl.of(visit.session(), company.enterprise().alias())
                        .toString());
        List<StoredToken> all = tokens.of(company.providerId());
        boolean off = !company.enterprise().people().provisioning().isOn();
        values.put("off", off && all.isEmpty());
        values.put("stopped", off && !all.isEmpty());
        values.put(NEWEST, LinkTokens.newest(all));
        values.put("tokens", open.stream().map(token -> describe(visit, token)).toList());
        values.put("full", open.size() >= AccessTokens.MOST_OPEN);
        values.put(
                "rows",
                Stream.of(MappingRow.values()).map(ProvisioningPage::describe).toList());
        ProvisioningState state = new ProvisioningStates(visit.session()).of(company.providerId());
        state.testedAt().ifPresent(at -> values.put("tested", visit.dates().time(at)));
        state.firstPersonAt().ifPresent(at -> values.put("person", visit.dates().time(at)));
        new ScimRequests(visit.session())
                .lastRefused(company.providerId(), now.minus(TOLD))
                .ifPresent(refused -> values.put("refused", describe(visit, refused)));
        boolean isFresh =
                open.stream().anyMatch(token -> token.createdAt().plus(WATCHED).isAfter(now));
        values.put(AWAITS, String.valueOf(isFresh && state.firstPersonAt().isEmpty()));
    }

    private static Map<String, Object> describe(Visit visit, StoredToken token) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("id", token.id());
        shown.put("hint", token.hint());
        shown.put("made", visit.dates().time(token.createdAt()));
        token.lastUsedAt().ifPresent(at -> shown.put("used", visit.dates().time(at)));
        return shown;
    }

    private static Map<String, Object> describe(MappingRow row) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("number", row.number());
        shown.put("target", row.target());
        shown.put("source", row.source());
        row.delivered().ifPresent(delivered -> shown.put("delivered", delivered));
        row.precedence().ifPresent(precedence -> shown.put("precedence", precedence));
        return shown;
    }

    private static Map<String, Object> describe(Visit visit, ScimRequest refused) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("time", visit.dates().time(refused.at()));
        shown.put("code", refused.code().orElse(""));
        refused.detail().ifPresent(detail -> shown.put("detail", detail));
        refused.code().flatMap(MappingRow::of).ifPresent(row -> shown.put("row", describe(row)));
        return shown;
    }

    /** Whether somebody was provisioned. */
    static boolean isDone(Visit visit) {
        return visit.link()
                .providerId()
                .flatMap(company ->
                        new ProvisioningStates(visit.session()).of(company).firstPersonAt())
                .isPresent();
    }

    /** Ticked by a person: a mail filter submits forms, and ticks nothing. */
    @Override
    public Answer post(Visit visit, SetupForm form) {
        Optional<String> revoke = form.text(REVOKE);
        if (form.text(LivePage.SURE).isEmpty()) {
            return new Answer.Shown(values(visit));
        }
        if (revoke.isPresent()) {
            RealmTransaction.beside(visit.session()).run(own -> new LinkTokens(own).revoke(visit.link(), revoke.get()));
            return new Answer.Gone(visit.url(SetupStep.PROVISIONING));
        }
        return form.text(NEWEST).map(newest -> make(visit, newest)).orElseGet(() -> new Answer.Shown(values(visit)));
    }

    private Answer make(Visit visit, String newest) {
        Made made =
                RealmTransaction.beside(visit.session()).call(own -> new LinkTokens(own).make(visit.link(), newest));
        Map<String, Object> values = values(visit);
        made.token().ifPresent(token -> {
            new SetupOpenings(visit.session()).noteActed(visit.browser().openingId(), KeycloakClock.now());
            values.put("secret", token.text());
            values.put("saved", false);
        });
        values.put("again", made.token().isEmpty() && made.faults().isEmpty());
        values.put("faults", new StepFaults(visit).list(made.faults()));
        // It is told this once: the page stays until somebody leaves it.
        values.put(AWAITS, "false");
        return new Answer.Shown(values);
    }
}
