package com.rundiffusion.keycloak.setup.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.document.check.CompanyValues;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupProgress;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.operations.setup.Connecting;
import com.rundiffusion.keycloak.operations.setup.Connecting.Readiness;
import com.rundiffusion.keycloak.operations.setup.GoingLive;
import com.rundiffusion.keycloak.pasted.PastedList;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.organization.OrganizationProvider;

/** Going live, once a test was good; by way of operations where they have to say yes. */
final class LivePage implements StepPage {

    /** Ticked by a person: a mail filter submits forms, and ticks nothing. */
    static final String SURE = "sure";

    private static final String CONTACTS = "contacts";
    private static final Duration WATCHED = Duration.ofHours(1);

    @Override
    public Map<String, Object> values(Visit visit) {
        Map<String, Object> values = new HashMap<>();
        SetupLink link = visit.link();
        Readiness readiness = new Connecting(visit.session()).readiness(link);
        boolean live = visit.company()
                .stored()
                .filter(kept -> kept.enterprise().isActive())
                .isPresent();
        values.put("live", live);
        values.put("saved", !live);
        values.put("waiting", !live && link.approval().isAwaited());
        values.put("declined", link.approval().declinedWhy().orElse(null));
        values.put("ready", readiness.mayGoOn() && !visit.company().isSetUp());
        values.put("asksContacts", visit.company().contacts().isEmpty());
        values.put("approval", readiness.needsApproval());
        values.put("checks", checks(readiness, visit));
        boolean first = live && hasMember(visit);
        if (first) {
            values.put("firstSignIn", "");
        }
        values.put("awaits", String.valueOf(live && !first && isFresh(link)));
        values.put("recordUrl", SetupLinkUrl.step(visit.session(), link.id(), RecordPage.PATH));
        if (live && visit.company().mayProvision(KeycloakClock.now())) {
            values.put("provisioningUrl", visit.url(SetupStep.PROVISIONING));
        }
        visit.company()
                .alias()
                .ifPresent(alias -> values.put(
                        "signInLink", SignInLink.at(BasicPage.app(visit), alias).toString()));
        return values;
    }

    /** Whether somebody may still be sitting before the page; it is not loaded anew for days. */
    private static boolean isFresh(SetupLink link) {
        return link.finishedAt()
                .filter(since -> since.plus(WATCHED).isAfter(KeycloakClock.now()))
                .isPresent();
    }

    /** Whoever is a member has signed in. */
    private static boolean hasMember(Visit visit) {
        OrganizationProvider organizations = visit.session().getProvider(OrganizationProvider.class);
        return visit.company()
                .alias()
                .map(organizations::getByAlias)
                .filter(organization -> organizations.getMembersCount(organization) > 0)
                .isPresent();
    }

    private static List<Map<String, Object>> checks(Readiness readiness, Visit visit) {
        List<Map<String, Object>> checks = new ArrayList<>();
        checks.add(check("values", readiness.hasValues(), visit, SetupStep.VALUES));
        checks.add(check("test", readiness.tested(), visit, SetupStep.TEST));
        checks.add(check("control", readiness.proven(), visit, SetupStep.VALUES));
        checks.add(check(readiness.named() ? "named" : "unnamed", readiness.named(), visit, SetupStep.CREATE));
        return checks;
    }

    private static Map<String, Object> check(String key, boolean done, Visit visit, SetupStep step) {
        Map<String, Object> check = new HashMap<>();
        check.put("key", key);
        check.put("state", done ? "done" : "open");
        if (!done) {
            check.put("stepUrl", visit.url(step));
            check.put("step", step.key());
        }
        return check;
    }

    @Override
    public Answer post(Visit visit, SetupForm form) {
        boolean mayGoOn =
                new Connecting(visit.session()).readiness(visit.link()).mayGoOn();
        if (!mayGoOn || form.text(SURE).isEmpty()) {
            return new Answer.Shown(values(visit));
        }
        return contacts(visit, form).orElseGet(() -> goLive(visit));
    }

    /** Takes those that are named, where nobody is known who would hear of what becomes of the company. */
    private Optional<Answer> contacts(Visit visit, SetupForm form) {
        Optional<String> text = form.text(CONTACTS);
        if (text.isEmpty() || !visit.company().contacts().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        PastedList.words(text.get()).forEach(json.putArray(CONTACTS)::add);
        CompanyValues read = CompanyValues.read(json, CreatePage.context(visit), Optional.empty());
        if (!read.faults().isEmpty()) {
            return Optional.of(faulty(visit, read.faults(), text.get()));
        }
        RealmTransaction.beside(visit.session())
                .run(own -> new SetupProgress(own)
                        .give(
                                visit.link(),
                                given -> given.withContacts(Set.copyOf(read.contacts())),
                                KeycloakClock.now()));
        return Optional.empty();
    }

    private Answer faulty(Visit visit, List<Fault> faults, String contacts) {
        Map<String, Object> values = values(visit);
        values.put("faults", new StepFaults(visit).list(faults));
        values.put(CONTACTS, contacts);
        return new Answer.Shown(values);
    }

    private Answer goLive(Visit visit) {
        List<Fault> faults = RealmTransaction.beside(visit.session()).call(own -> new GoingLive(own).of(visit.link()));
        return faults.isEmpty() ? new Answer.Gone(visit.url(SetupStep.LIVE)) : faulty(visit, faults, "");
    }
}
