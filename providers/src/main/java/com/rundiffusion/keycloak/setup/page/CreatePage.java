package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.document.check.CheckContext;
import com.rundiffusion.keycloak.enterprise.document.check.CompanyValues;
import com.rundiffusion.keycloak.enterprise.document.check.Nobody;
import com.rundiffusion.keycloak.enterprise.setup.SetupProgress;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.operations.setup.LinkClock;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The application in Entra; and the company's name, where operations have not said it. */
final class CreatePage implements StepPage {

    private static final String NAME = "name";

    /** "Enterprise applications" of whoever is signed in there. */
    private static final String APPLICATIONS =
            "https://entra.microsoft.com/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview";

    @Override
    public Map<String, Object> values(Visit visit) {
        Map<String, Object> values = new HashMap<>();
        values.put("entraUrl", APPLICATIONS);
        values.put("asksName", asksName(visit));
        values.put(NAME, visit.link().given().displayName().orElse(""));
        return values;
    }

    private static boolean asksName(Visit visit) {
        return visit.company().stored().isEmpty() && !visit.link().presets().hasNonNull("displayName");
    }

    @Override
    public Answer post(Visit visit, SetupForm form) {
        Optional<String> name = form.text(NAME).map(String::strip);
        if (!asksName(visit)) {
            return new Answer.Gone(visit.next());
        }
        CompanyValues read = CompanyValues.read(
                StrictJson.MAPPER.createObjectNode().put("displayName", name.orElse("")),
                context(visit),
                Optional.empty());
        List<Fault> faults = new ArrayList<>(read.faults());
        if (faults.isEmpty() && read.displayName().isEmpty()) {
            faults.add(FaultCode.FIELD_MISSING.fault("displayName", null, "Contoso"));
        }
        if (!faults.isEmpty()) {
            Map<String, Object> values = values(visit);
            values.put(NAME, name.orElse(""));
            values.put("faults", new StepFaults(visit).list(faults));
            return new Answer.Shown(values);
        }
        new SetupProgress(visit.session())
                .give(
                        visit.link(),
                        given -> given.withDisplayName(read.displayName().orElseThrow()),
                        KeycloakClock.now());
        new LinkClock(visit.session()).set(visit.link().id(), KeycloakClock.now());
        return new Answer.Gone(visit.next());
    }

    static CheckContext context(Visit visit) {
        SsoSettings settings = new SsoSettings(visit.session().getContext().getRealm());
        return new CheckContext(settings, new Nobody(), KeycloakClock.now());
    }
}
