package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong, as the pages show it: each with the step that changes it. */
final class StepFaults {

    private final Visit visit;

    StepFaults(Visit visit) {
        this.visit = visit;
    }

    /** Of a document. Its sentences are messages named {@code setup.fault.<code>}, in English where a language has none. */
    List<Map<String, Object>> list(List<Fault> faults) {
        return faults.stream()
                .map(fault -> {
                    Map<String, Object> shown = shown(
                            fault.code().key(), fault.actual(), fault.expected(), SetupStep.ofField(fault.field()));
                    fieldName(fault.field()).ifPresent(name -> shown.put("field", name));
                    shown.put("message", fault.message());
                    shown.put("fix", fault.fix());
                    return shown;
                })
                .toList();
    }

    /** As Entra's own page names it; empty for what has no field there. */
    private static Optional<String> fieldName(String field) {
        return Optional.ofNullable(
                switch (field == null ? "" : field) {
                    case "identifier" -> "Identifier (Entity ID)";
                    case "signOnUrl" -> "Sign on URL";
                    case "loginUrl" -> "Login URL";
                    case "entraIdentifier" -> "Microsoft Entra Identifier";
                    case "certificates" -> "Certificate (Base64)";
                    case "metadata" -> "Federation Metadata XML";
                    case "metadataUrl" -> "App Federation Metadata Url";
                    default -> null;
                });
    }

    /** Of a sign-in; the sentences are those of its page, {@code rejection.<code>.title} and {@code .text}. */
    List<Map<String, Object>> ofSignIn(List<Rejection> rejections) {
        return rejections.stream()
                .map(rejection -> {
                    RejectionCode code = rejection.code();
                    Map<String, Object> shown = shown(
                            code.key(),
                            rejection.actual(),
                            rejection.expected(),
                            code.setting().flatMap(SetupStep::ofSetting));
                    shown.put("rejection", code.key());
                    code.setting().ifPresent(setting -> shown.put("setting", setting.key()));
                    return shown;
                })
                .toList();
    }

    private Map<String, Object> shown(String code, String actual, String expected, Optional<SetupStep> step) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("code", code);
        shown.put("actual", actual);
        shown.put("expected", expected);
        // A colleague who tests has no way to the steps.
        step.filter(other -> !visit.browser().testOnly() && other != visit.step())
                .filter(visit.steps()::contains)
                .ifPresent(other -> {
                    shown.put("stepUrl", visit.url(other));
                    shown.put("step", other.key());
                });
        return shown;
    }
}
