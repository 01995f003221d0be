package com.rundiffusion.keycloak.setup.trial;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.setup.SetupSecret;
import com.rundiffusion.keycloak.enterprise.setup.SignInTrial;
import com.rundiffusion.keycloak.enterprise.setup.SignInTrials;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.operations.setup.Connecting;
import com.rundiffusion.keycloak.operations.setup.SetupCompany;
import com.rundiffusion.keycloak.operations.setup.SetupEvents;
import com.rundiffusion.keycloak.operations.setup.TenantControl;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.setup.session.SetupSession;
import com.rundiffusion.keycloak.setup.trial.PendingTrials.Answer;
import com.rundiffusion.keycloak.setup.trial.PendingTrials.Running;
import com.rundiffusion.keycloak.signin.broker.ResponseTrial;
import com.rundiffusion.keycloak.signin.pending.TestRelayState;
import com.rundiffusion.keycloak.signin.saml.SamlPost;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** A sign-in that is begun from the pages of a setup link, and judged when it comes back to the browser that began it. */
public final class TrialSignIn {

    private static final int MOST_IN_AN_HOUR = 60;

    private final KeycloakSession session;
    private final PendingTrials running;
    private final SignInTrials tests;

    public TrialSignIn(KeycloakSession session) {
        this.session = session;
        this.running = new PendingTrials(session);
        this.tests = new SignInTrials(session);
    }

    /** Whether another one may be begun now. */
    public boolean mayBegin(SetupLink link) {
        return tests.begunSince(link, KeycloakClock.now().minus(Duration.ofHours(1))) < MOST_IN_AN_HOUR;
    }

    /** Sends the browser to the company's Entra. */
    public Response begin(SetupLink link, SetupSession browser, Enterprise enterprise) {
        SsoSettings settings = new SsoSettings(session.getContext().getRealm());
        TrialRequest request =
                TrialRequest.to(enterprise.application(), settings.replyUrls().forRedirectUri(null));
        TestRelayState state = new TestRelayState(SetupSecret.make().text());
        long number = tests.begin(link, KeycloakClock.now());
        running.begin(state, new Running(number, link.id(), browser.openingId(), request.id()));
        return request.redirect(session, state);
    }

    /**
     * Keeps what came for the browser that has begun the test, which asks for it with its cookie.
     *
     * @return by which it asks; empty when no such test is waited for
     */
    public Optional<String> keep(SamlPost post, byte[] form) {
        return post.relayState()
                .flatMap(TestRelayState::parse)
                .flatMap(running::end)
                .map(test -> running.keep(test, form.length > SamlPost.LARGEST_BODY ? new byte[0] : form));
    }

    /**
     * Judges an answer; the first time, what it comes to is stored with the link.
     *
     * @return empty where another browser has begun the test, or its values are gone
     */
    public Optional<Judged> judge(String answerId, SetupSession browser, SetupLink link) {
        Optional<Enterprise> enterprise = new SetupCompany(session, link).enterprise();
        return running.answer(answerId)
                .filter(answer -> answer.test().isOf(browser))
                .flatMap(answer -> enterprise.map(company -> judge(answer, company, link)));
    }

    /** @param came by the keys of {@code setup.came.} */
    public record Judged(
            List<Rejection> faults, Map<String, String> came, Set<SignInTrial.Oddity> odd, Instant cameAt) {}

    private Judged judge(Answer answer, Enterprise enterprise, SetupLink link) {
        ResponseTrial.Result result = new ResponseTrial(session, enterprise, answer.cameAt())
                .of(answer.post(), answer.test().requestId());
        TrialOutcome outcome = new TrialOutcome(result, enterprise, answer.cameAt());
        boolean isNews = tests.find(link, answer.test().number())
                .filter(test -> test.endedAt().isEmpty())
                .isPresent();
        if (isNews) {
            // Reads the tenant's metadata, before anybody waits for the link.
            boolean proves = proves(outcome, link);
            RealmTransaction.beside(session).run(own -> store(own, answer.test().number(), outcome, proves, link));
        }
        return new Judged(result.faults(), outcome.came(), outcome.odd(), answer.cameAt());
    }

    private boolean proves(TrialOutcome outcome, SetupLink link) {
        ResponseTrial.Result result = outcome.result();
        return result.faults().isEmpty()
                && result.signer()
                        .filter(signer -> new TenantControl(session)
                                .isProvenBy(signer, outcome.enterprise(), new SetupCompany(session, link).stored()))
                        .isPresent();
    }

    /** In a session that has read nothing: neither a link that was withdrawn meanwhile nor other values get anything by it. */
    private static void store(KeycloakSession own, long number, TrialOutcome outcome, boolean proves, SetupLink seen) {
        if (proves) {
            new Enterprises(own).lock();
        }
        SetupLink link = new SetupLinks(own).hold(seen);
        SignInTrials tests = new SignInTrials(own);
        boolean isNews = link.isUsable(KeycloakClock.now())
                && tests.find(link, number)
                        .filter(test -> test.endedAt().isEmpty())
                        .isPresent();
        if (!isNews) {
            return;
        }
        List<Rejection> faults = outcome.result().faults();
        tests.end(
                number,
                faults,
                outcome.odd(),
                outcome.result().signer().map(SigningCertificate::fingerprint).orElse(null),
                proves,
                outcome.cameAt());
        SetupEvents events = SetupEvents.of(own, link);
        events.store(SetupEvents.Kind.TESTED, link, Map.of("good", faults.isEmpty(), "provesTenant", proves));
        if (proves && link.providerId().isEmpty()) {
            // Where it is in somebody's way, operations decide; the page says so.
            new Connecting(own).store(link, events);
        }
    }
}
