package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.enterprise.setup.SignInTrial;
import com.rundiffusion.keycloak.enterprise.setup.SignInTrials;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.operations.setup.SetupCompany;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.signin.help.MicrosoftStop;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The test: how to begin it, and how the last one went. */
final class TestPage implements StepPage {

    private static final Duration AT_ENTRA = Duration.ofMinutes(15);

    private static final String TEXT = "text";
    static final String BEGIN = "begin-test";
    static final String COLLEAGUE = "colleague";

    @Override
    public Map<String, Object> values(Visit visit) {
        Map<String, Object> values = new HashMap<>();
        boolean hasValues =
                new SetupCompany(visit.session(), visit.link()).enterprise().isPresent();
        values.put("ready", hasValues);
        values.put("valuesUrl", visit.url(SetupStep.VALUES));
        if (visit.steps().contains(SetupStep.BASIC)) {
            values.put("basicUrl", visit.url(SetupStep.BASIC));
        }
        values.put("beginUrl", SetupLinkUrl.step(visit.session(), visit.link().id(), BEGIN));
        values.put(
                "colleagueMakeUrl",
                SetupLinkUrl.step(visit.session(), visit.link().id(), COLLEAGUE));
        visit.link()
                .entraAnswer()
                .ifPresent(answer -> values.put(
                        "entra",
                        Map.of(
                                "time",
                                visit.dates().time(answer.at()),
                                "certificate",
                                answer.certificate().orElse("?"))));
        values.put("awaits", "false");
        new SignInTrials(visit.session()).last(visit.link()).ifPresent(test -> {
            values.put("awaits", String.valueOf(isUnderWay(test)));
            values.put("result", result(test, visit));
            values.put("faults", new StepFaults(visit).ofSignIn(test.faults()));
        });
        values.put(
                "mayGoOn",
                new SignInTrials(visit.session())
                        .lastEnded(visit.link())
                        .filter(SignInTrial::isGood)
                        .isPresent());
        return values;
    }

    /** What somebody has copied from Microsoft's page is read and dropped; the answer is here, with the step that changes it. */
    @Override
    public Answer post(Visit visit, SetupForm form) {
        Map<String, Object> values = values(visit);
        Optional<MicrosoftStop> stop = form.text(TEXT).flatMap(MicrosoftStop::read);
        Map<String, Object> microsoft = new HashMap<>();
        stop.ifPresent(found -> {
            microsoft.put("code", String.valueOf(found.code()));
            microsoft.put("key", found.key());
            SetupStep.ofMicrosoft(found.key()).filter(visit.steps()::contains).ifPresent(step -> {
                microsoft.put("step", step.key());
                microsoft.put("stepUrl", visit.url(step));
            });
        });
        values.put("microsoft", microsoft);
        values.put("awaits", "false");
        return new Answer.Shown(values);
    }

    /** Whether somebody is at Entra for it now. */
    private static boolean isUnderWay(SignInTrial test) {
        return test.endedAt().isEmpty() && test.begunAt().plus(AT_ENTRA).isAfter(KeycloakClock.now());
    }

    /** Without any value of the person who has tested. */
    private static Map<String, Object> result(SignInTrial test, Visit visit) {
        Map<String, Object> result = new HashMap<>();
        String outcome = test.isGood() ? "good" : test.endedAt().isPresent() ? "bad" : "away";
        Instant at = test.endedAt().orElse(test.begunAt());
        result.put("outcome", outcome);
        result.put("time", visit.dates().time(at));
        result.put("came", List.of());
        result.put("odd", odd(test.odd()));
        return result;
    }

    static List<Map<String, String>> odd(Set<SignInTrial.Oddity> odd) {
        return odd.stream()
                .map(one -> Map.of("key", one.name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
