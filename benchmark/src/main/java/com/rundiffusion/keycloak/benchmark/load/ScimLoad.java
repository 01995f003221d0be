package com.rundiffusion.keycloak.benchmark.load;

import com.rundiffusion.keycloak.testkit.enterprise.ScimApi;
import java.util.function.IntFunction;

/** What Entra's provisioning service asks for one company, so many requests at a time. */
public final class ScimLoad {

    private final ScimApi scim;

    public ScimLoad(ScimApi scim) {
        this.scim = scim;
    }

    /**
     * One request and what it must be answered.
     *
     * @param body empty for none
     * @param holds what the answer must hold; empty for whatever it may be
     */
    public record Asked(String method, String path, String body, int status, String holds) {}

    /** @param asked by the number of the request */
    public Result requests(int count, int atATime, IntFunction<Asked> asked) {
        return Load.run(count, atATime, (stopwatch, number) -> {
            Asked one = asked.apply(number);
            stopwatch.phase(Phase.SCIM);
            ScimApi.Answer answer = scim.send(one.method(), one.path(), one.body());
            stopwatch.stop();
            if (answer.status() != one.status() || !answer.body().contains(one.holds())) {
                throw new IllegalStateException(answer.status() + " for " + one + ": " + answer.body());
            }
        });
    }
}
