package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.enterprise.domain.DomainProof;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SignInTrial;
import com.rundiffusion.keycloak.enterprise.setup.SignInTrials;
import com.rundiffusion.keycloak.operations.setup.SetupCompany;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.setup.trial.TrialSignIn;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.cookie.CookieType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Writes the pages of a setup link, in the brand of its app and the language of who reads them. */
final class SetupPages {

    /** The month in which the drawings were last compared with Entra. */
    private static final LocalDate DRAWN_ON = LocalDate.of(2026, 11, 1);

    /** What a renewal calls its last step. */
    static final String RENEWAL = "renewal";

    private static final String AN_HOUR = "3600";
    private static final String SOME_SECONDS = "5";

    private final KeycloakSession session;
    private final RealmModel realm;

    SetupPages(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** @param openUrl where the button leads */
    Response begin(SetupLink link, URI openUrl) {
        LoginFormsProvider form = form(link);
        SetupCompany company = new SetupCompany(session, link);
        return form.setAttribute("company", company.displayName().orElse(""))
                .setAttribute("provisions", link.provisions() || company.isSetUp())
                .setAttribute("openUrl", openUrl)
                .setAttribute(
                        "until",
                        link.period().stillSince().isPresent()
                                ? null
                                : dates().day(link.period().endsAt()))
                .createForm("setup-begin.ftl");
    }

    /** For somebody who does no more than sign in for a test. */
    Response colleague(SetupLink link, URI openUrl) {
        return form(link)
                .setAttribute(
                        "company", new SetupCompany(session, link).displayName().orElse(""))
                .setAttribute("openUrl", openUrl)
                .createForm("setup-colleague.ftl");
    }

    /** The same for every link that opens nothing, and for none. */
    Response gone(URI renewUrl, boolean sent) {
        return session.getProvider(LoginFormsProvider.class)
                .setAttribute("renewUrl", renewUrl)
                .setAttribute("sent", sent)
                .setAttribute(
                        "supportEmail", new SsoSettings(realm).supportEmail().orElse(null))
                .setStatus(Response.Status.NOT_FOUND)
                .createForm("setup-gone.ftl");
    }

    /** Where nobody knows by which link one came. */
    Response gone() {
        return gone(null, false);
    }

    /** The answer to a test belongs to the browser that has begun it. */
    Response otherBrowser() {
        return notice("otherBrowser", Response.Status.FORBIDDEN);
    }

    /** A browser that has no session of the link, or none any more; whether there is such a link it is not told. */
    Response openAgain() {
        return notice("openAgain", Response.Status.NOT_FOUND);
    }

    Response entraAnswered() {
        return notice("entra", Response.Status.OK);
    }

    Response tooMany() {
        return later("tooMany", Response.Status.TOO_MANY_REQUESTS, AN_HOUR);
    }

    /** Others were writing for too long; nothing was stored. */
    Response busy() {
        return later("busy", Response.Status.SERVICE_UNAVAILABLE, SOME_SECONDS);
    }

    private Response later(String key, Response.Status status, String seconds) {
        return Response.fromResponse(notice(key, status))
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private Response notice(String key, Response.Status status) {
        return session.getProvider(LoginFormsProvider.class)
                .setAttribute("key", key)
                .setStatus(status)
                .createForm("setup-notice.ftl");
    }

    Response dns(DomainProof proof) {
        return session.getProvider(LoginFormsProvider.class)
                .setAttribute("domain", proof.domain())
                .setAttribute("record", proof.record().name())
                .setAttribute("shortRecord", proof.record().shortName())
                .setAttribute("text", proof.record().text())
                .setAttribute("proven", proof.isProven())
                .setAttribute(
                        "seen", proof.seen().filter(seen -> !seen.isBlank()).orElse(null))
                .setAttribute("lookedAt", proof.lookedAt().map(dates()::time).orElse(null))
                .createForm("setup-dns.ftl");
    }

    Response step(Visit visit, Map<String, Object> values) {
        SetupLink link = visit.link();
        SetupStep step = visit.step();
        LoginFormsProvider form = form(link);
        visit.following().ifPresent(next -> form.setAttribute("nextUrl", next));
        form.setAttribute("content", step.key());
        values.forEach(form::setAttribute);
        return form.setAttribute("step", step.key())
                .setAttribute("stepUrl", visit.url(step))
                .setAttribute("steps", steps(visit))
                .setAttribute("token", visit.browser().token())
                .setAttribute("drawnOn", dates().month(DRAWN_ON))
                .setAttribute(
                        "until",
                        link.period().stillSince().isPresent()
                                ? null
                                : dates().day(link.period().endsAt()))
                .createForm("setup.ftl");
    }

    /** What came of a test, in the window in which it was made: with the person's own values. */
    Response answer(Visit visit, TrialSignIn.Judged judged) {
        List<Map<String, String>> came = new ArrayList<>();
        judged.came().forEach((key, value) -> came.add(Map.of("key", key, "value", value)));
        Map<String, Object> result = Map.of(
                "outcome",
                judged.faults().isEmpty() ? "good" : "bad",
                "time",
                dates().time(judged.cameAt()),
                "came",
                came,
                "odd",
                TestPage.odd(judged.odd()));
        LoginFormsProvider form = form(visit.link())
                .setAttribute("result", result)
                .setAttribute("faults", new StepFaults(visit).ofSignIn(judged.faults()));
        if (!visit.browser().testOnly()) {
            form.setAttribute("backUrl", visit.url(SetupStep.TEST));
        }
        return form.createForm("setup-answer.ftl");
    }

    private List<Map<String, Object>> steps(Visit visit) {
        List<Map<String, Object>> steps = new ArrayList<>();
        boolean isSetUp = visit.company().isSetUp();
        for (SetupStep step : visit.steps()) {
            Map<String, Object> one = new HashMap<>();
            one.put("key", step.key());
            one.put("text", step == SetupStep.LIVE && visit.link().renews() ? RENEWAL : step.key());
            one.put("state", isDone(step, visit) ? "done" : "open");
            if (step == visit.step() || !isSetUp || isLeft(step, visit)) {
                one.put("url", visit.url(step));
            }
            steps.add(one);
        }
        return steps;
    }

    /** What can be looked at, or done, once the link has done the rest of what it is for. */
    private static boolean isLeft(SetupStep step, Visit visit) {
        return step == SetupStep.LIVE
                || step == SetupStep.PROVISIONING && visit.company().mayProvision(KeycloakClock.now());
    }

    /** What is done in Entra alone, the customer says by going on. */
    private boolean isDone(SetupStep step, Visit visit) {
        return switch (step) {
            case VALUES ->
                visit.link().renews()
                        ? visit.link().given().hasApplication()
                        : visit.company().enterprise().isPresent();
            case TEST ->
                new SignInTrials(session)
                        .lastEnded(visit.link())
                        .filter(SignInTrial::isGood)
                        .isPresent();
            case LIVE -> visit.link().finishedAt().isPresent();
            case PROVISIONING -> ProvisioningPage.isDone(visit);
            default -> visit.steps().indexOf(step) < visit.steps().indexOf(visit.step());
        };
    }

    /** In the language that operations have chosen, unless the person has chosen one. */
    void speak(SetupLink link) {
        boolean hasChosen = session.getAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE) != null
                || session.getContext()
                        .getHttpRequest()
                        .getHttpHeaders()
                        .getCookies()
                        .containsKey(CookieType.LOCALE.getName());
        String language = link.presets().path("language").asText("");
        if (!hasChosen && !language.isEmpty()) {
            session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, language);
        }
    }

    private LoginFormsProvider form(SetupLink link) {
        speak(link);
        Optional<ClientModel> app =
                Optional.ofNullable(link.presets().path("client").textValue()).map(realm::getClientByClientId);
        app.ifPresent(session.getContext()::setClient);
        return session.getProvider(LoginFormsProvider.class)
                .setAttribute("brand", app.map(ClientModel::getName).orElseGet(realm::getDisplayName));
    }

    private ShownDates dates() {
        return new ShownDates(session.getContext().resolveLocale(null));
    }
}
