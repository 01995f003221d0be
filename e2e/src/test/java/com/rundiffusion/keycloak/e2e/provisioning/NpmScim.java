package com.rundiffusion.keycloak.e2e.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.machine.Command;
import com.rundiffusion.keycloak.testkit.machine.NodePrograms;
import com.rundiffusion.keycloak.testkit.machine.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Filters and PATCH by libraries of npm, all cases by one process. */
final class NpmScim {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path COPY = Checkout.file("e2e/target/npm-scim");

    private NpmScim() {}

    /** @return an answer each, with a {@code result} or an {@code error} */
    static List<JsonNode> answers(List<? extends JsonNode> cases) {
        NodePrograms.installed(Checkout.file("e2e/src/test/npm/scim"), COPY);
        try {
            Path asked = Files.createTempFile(COPY, "cases", ".ndjson");
            Path answered = Files.createTempFile(COPY, "answers", ".ndjson");
            Files.writeString(asked, cases.stream().map(JsonNode::toString).collect(Collectors.joining("\n")));
            Command.Result run = Command.run(List.of(
                    Programs.node().toString(),
                    COPY.resolve("compare.mjs").toString(),
                    asked.toString(),
                    answered.toString()));
            if (!run.succeeded()) {
                throw new IllegalStateException(run.output());
            }
            List<JsonNode> answers = new ArrayList<>();
            for (String line : Files.readAllLines(answered)) {
                answers.add(JSON.readTree(line));
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
