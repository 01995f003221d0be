package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.EntraApplication;
import com.rundiffusion.keycloak.enterprise.domain.DomainProof;
import com.rundiffusion.keycloak.enterprise.domain.DomainProofs;
import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.util.HashMap;
import java.util.Map;

/** What was set up, on one page to print: companies file it with the change. */
final class RecordPage implements StepPage {

    static final String PATH = "record";

    @Override
    public Map<String, Object> values(Visit visit) {
        Map<String, Object> values = new HashMap<>();
        values.put("content", PATH);
        values.put("heading", PATH);
        values.put("saved", false);
        values.put("today", visit.dates().time(KeycloakClock.now()));
        values.put("linkId", visit.link().id());
        visit.link()
                .finishedAt()
                .ifPresent(at -> values.put("liveSince", visit.dates().time(at)));
        visit.company().stored().ifPresent(company -> {
            Enterprise enterprise = company.enterprise();
            EntraApplication application = enterprise.application();
            values.put("company", enterprise.displayName());
            values.put("alias", enterprise.alias());
            values.put("tenant", enterprise.tenant().guid());
            values.put("identifier", application.identifier());
            values.put("loginUrl", application.loginUrl());
            values.put("replyUrls", BasicPage.replyUrls(visit));
            values.put(
                    "signInLink",
                    SignInLink.at(BasicPage.app(visit), enterprise.alias()).toString());
            values.put("certificates", StatusPage.certificates(visit, enterprise));
            values.put("domains", domains(visit, enterprise));
            values.put("contacts", enterprise.contacts());
        });
        return values;
    }

    /** Each with how it was proven; one without a proof was taken by operations' word. */
    private static Map<String, String> domains(Visit visit, Enterprise enterprise) {
        Map<String, String> domains = new HashMap<>();
        enterprise.domains().forEach(domain -> domains.put(domain, "given"));
        new DomainProofs(visit.session())
                .of(visit.link().id()).stream()
                        .filter(DomainProof::isProven)
                        .filter(proof -> domains.containsKey(proof.domain()))
                        .forEach(proof -> domains.put(proof.domain(), "proven"));
        return domains;
    }
}
