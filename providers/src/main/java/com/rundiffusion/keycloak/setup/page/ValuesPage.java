package com.rundiffusion.keycloak.setup.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.document.json.EnterpriseJson;
import com.rundiffusion.keycloak.enterprise.document.read.DocumentReader;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupProgress;
import com.rundiffusion.keycloak.operations.setup.GivenApplication;
import com.rundiffusion.keycloak.operations.setup.GivenApplication.Reading;
import com.rundiffusion.keycloak.operations.setup.LinkClock;
import com.rundiffusion.keycloak.operations.setup.Renewal;
import com.rundiffusion.keycloak.operations.setup.SetupCompany;
import com.rundiffusion.keycloak.operations.setup.SetupEvents;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The customer gives the values of its application: first it is shown what was understood, then it says that this is right. */
final class ValuesPage implements StepPage {

    private static final String TEXT = "text";
    private static final String KEEP = "keep";
    private static final String METADATA_URL = "metadataUrl";

    /** Of an application, and so of a document; the rest of the document is operations' or the company's. */
    private static final Set<String> OF_THE_APPLICATION =
            Set.of("identifier", "signOnUrl", "loginUrl", "entraIdentifier", "certificates", "metadataUrl");

    @Override
    public Map<String, Object> values(Visit visit) {
        Map<String, Object> values = new HashMap<>();
        if (visit.link().given().hasApplication()) {
            EnterpriseDocument given =
                    new DocumentReader(visit.link().given().application().deepCopy()).document();
            values.put("given", Echo.of(given, visit.dates()));
        }
        return values;
    }

    @Override
    public Answer post(Visit visit, SetupForm form) {
        Optional<String> alias = visit.company().alias();
        if (alias.isEmpty()) {
            // The Sign on URL names it, so nothing can be judged before.
            return new Answer.Gone(visit.url(SetupStep.CREATE));
        }
        String text = form.text(TEXT).orElse("");
        SetupCompany company = visit.company();
        Reading read = new GivenApplication(visit.session()).read(visit.link(), company.stored(), alias.get(), text);
        if (read.enterprise().isPresent() && form.text(KEEP).isPresent()) {
            ObjectNode application = application(read.enterprise().get(), company.stored(), visit.link());
            RealmTransaction.beside(visit.session()).run(own -> {
                new SetupProgress(own)
                        .give(visit.link(), given -> given.withApplication(application), KeycloakClock.now());
                new LinkClock(own).set(visit.link().id(), KeycloakClock.now());
            });
            SetupEvents events = SetupEvents.of(visit.session(), visit.link());
            events.store(SetupEvents.Kind.VALUES_GIVEN, visit.link());
            if (visit.link().renews()) {
                putBeside(visit);
            }
            return new Answer.Gone(visit.next());
        }
        Map<String, Object> values = values(visit);
        values.put(TEXT, text);
        List<Map<String, String>> echo = Echo.of(read.understood(), visit.dates());
        if (!echo.isEmpty()) {
            values.put("echo", echo);
        }
        values.put("faults", new StepFaults(visit).list(read.faults()));
        return new Answer.Shown(values);
    }

    /**
     * Where Microsoft gives it out. The link is free by then: it was stored by itself. Where it is in somebody's way, the renewal stays
     * unproven, and operations read why once the customer asks them.
     */
    private static void putBeside(Visit visit) {
        SetupLink seen = visit.linkNow();
        if (new Renewal(visit.session()).isGivenOut(seen)) {
            RealmTransaction.beside(visit.session())
                    .run(own -> new Renewal(own).putBeside(seen, SetupEvents.of(own, seen)));
        }
    }

    /** Of a renewal the new certificates, and where Microsoft gives them out: it changes nothing else. */
    private static ObjectNode application(Enterprise enterprise, Optional<StoredEnterprise> stored, SetupLink link) {
        ObjectNode document = EnterpriseJson.document(enterprise);
        if (stored.isEmpty() || !link.renews()) {
            return document.retain(OF_THE_APPLICATION);
        }
        ObjectNode renewal =
                document.objectNode().put(METADATA_URL, enterprise.application().metadataUrl());
        GivenApplication.newOnes(enterprise, stored.get())
                .forEach(certificate -> renewal.withArray("certificates").add(certificate.pem()));
        return renewal;
    }
}
