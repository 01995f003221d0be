package com.rundiffusion.keycloak.setup.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.document.CompanyValues;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.operations.setup.ApprovalRequest;
import com.rundiffusion.keycloak.operations.setup.Connecting;
import com.rundiffusion.keycloak.operations.setup.Connecting.Readiness;
import com.rundiffusion.keycloak.operations.setup.Connecting.Step;
import com.rundiffusion.keycloak.operations.setup.SetupEvents;
import com.rundiffusion.keycloak.operations.setup.SetupNews;
import com.rundiffusion.keycloak.pasted.PastedList;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.util.ArrayList;
import java.util.EnumSet;
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

    /** Somebody else has it: whose it is, only operations are told. */
    private static final Set<FaultCode> TAKEN = EnumSet.of(
            FaultCode.ALIAS_TAKEN, FaultCode.TENANT_TAKEN, FaultCode.CERTIFICATE_TAKEN, FaultCode.DOMAIN_TAKEN);

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
        values.put("awaits", String.valueOf(live && !first));
        values.put("recordUrl", SetupLinkUrl.step(visit.session(), link.id(), RecordPage.PATH));
        visit.company()
                .alias()
                .ifPresent(alias -> values.put(
                        "signInLink", SignInLink.at(BasicPage.app(visit), alias).toString()));
        return values;
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
        checks.add(check("named", readiness.named(), visit, SetupStep.CREATE));
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
        Readiness readiness = new Connecting(visit.session()).readiness(visit.link());
        boolean asked = visit.link().approval().isAwaited();
        if (!readiness.mayGoOn() || asked || form.text(SURE).isEmpty()) {
            return new Answer.Shown(values(visit));
        }
        return contacts(visit, form).orElseGet(() -> goLive(visit, readiness));
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
        new SetupLinks(visit.session())
                .give(visit.link(), given -> given.withContacts(Set.copyOf(read.contacts())), KeycloakClock.now());
        return Optional.empty();
    }

    private Answer faulty(Visit visit, List<Fault> faults, String contacts) {
        Map<String, Object> values = values(visit);
        values.put("faults", new StepFaults(visit).list(faults));
        values.put(CONTACTS, contacts);
        return new Answer.Shown(values);
    }

    private Answer goLive(Visit visit, Readiness readiness) {
        SetupLink link = visit.linkNow();
        SetupEvents events = SetupEvents.of(visit.session(), link);
        ApprovalRequest request = new ApprovalRequest(visit.session());
        if (readiness.needsApproval()) {
            request.send(link, events, List.of());
            return new Answer.Gone(visit.url(SetupStep.LIVE));
        }
        Step step = new Connecting(visit.session()).goLive(link, events);
        if (step.faults().isEmpty()) {
            events.store(SetupEvents.Kind.LIVE, step.link());
            new SetupNews(visit.session()).tell(SetupNews.News.LIVE, step.link(), "");
        } else if (step.faults().stream().allMatch(fault -> TAKEN.contains(fault.code()))) {
            request.send(link, events, step.faults());
        } else {
            return faulty(visit, step.faults(), "");
        }
        return new Answer.Gone(visit.url(SetupStep.LIVE));
    }
}
