package com.rundiffusion.keycloak.operations.admin;

import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.operations.admin.answer.Answers;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Whether a call is only to say what it would do. Whoever mistypes the wish must not have it done instead. Every call that
 * writes goes through here, so here it is said that others write for too long.
 */
final class DryRun {

    static final String PARAMETER = "dryRun";

    private DryRun() {}

    /**
     * @param written {@code null} when the parameter is absent; empty is as good as {@code true}
     * @param call takes whether it is one
     */
    static Response decide(String written, Answers answers, Function<Boolean, Response> call) {
        if (written == null) {
            return answers.unlessBusy(() -> call.apply(false));
        }
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "", "true" -> answers.unlessBusy(() -> call.apply(true));
            case "false" -> answers.unlessBusy(() -> call.apply(false));
            default -> answers.faults(List.of(FaultCode.DRY_RUN_UNKNOWN.fault(PARAMETER, written, "true or false")));
        };
    }
}
