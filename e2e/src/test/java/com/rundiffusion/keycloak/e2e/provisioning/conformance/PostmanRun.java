package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.testkit.enterprise.ProvisionedCompany;
import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.machine.Command;
import com.rundiffusion.keycloak.testkit.machine.NodePrograms;
import com.rundiffusion.keycloak.testkit.machine.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A run of Microsoft's collection by newman. */
final class PostmanRun {

    static final Path COLLECTION = Checkout.file("../shared/entra/scim-postman-collection.json");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MINUTES = 2;
    private static final String REQUEST_TIMEOUT = "30000";

    private PostmanRun() {}

    /**
     * A request that was sent.
     *
     * @param name with its folder and its place, for there are some of one name
     * @param status 0 where there was no answer
     * @param checked how many things the collection looks at
     * @param wrong what it found wrong
     */
    record Sent(String name, int status, int checked, List<String> wrong) {}

    static List<Sent> run(ProvisionedCompany company) throws IOException {
        Path newman = NodePrograms.installed(Checkout.file("e2e/src/test/newman"), Checkout.file("e2e/target/newman"));
        ObjectNode collection = (ObjectNode) JSON.readTree(COLLECTION.toFile());
        for (PostmanPatch patch : PostmanPatch.values()) {
            patch.apply(collection);
        }
        Path patched = Files.writeString(newman.resolve("collection.json"), collection.toString());
        Path report = newman.resolve("report.json");
        Files.deleteIfExists(report);
        Command.Result result = Command.run(
                List.of(
                        Programs.node().toString(),
                        newman.resolve("node_modules/newman/bin/newman.js").toString(),
                        "run",
                        patched.toString(),
                        "--reporters=cli,json",
                        "--reporter-json-export=" + report,
                        "--timeout-request=" + REQUEST_TIMEOUT,
                        "--env-var=Protocol=" + company.keycloak().getScheme(),
                        "--env-var=Server=" + company.keycloak().getHost(),
                        "--env-var=Port=:" + company.keycloak().getPort(),
                        "--env-var=Api=realms/rundiffusion/provisioning/" + company.alias() + "/v2",
                        "--env-var=token=" + company.token()),
                MINUTES);
        if (!Files.exists(report)) {
            throw new IllegalStateException(result.output());
        }
        return sent(JSON.readTree(report.toFile()));
    }

    private static List<Sent> sent(JsonNode report) {
        List<Sent> all = new ArrayList<>();
        List<String> folders = folders(report.path("collection").path("item"));
        for (JsonNode execution : report.path("run").path("executions")) {
            int number = all.size();
            all.add(new Sent(
                    "%02d %s%s"
                            .formatted(
                                    number + 1,
                                    folders.get(number),
                                    execution.path("item").path("name").asText()),
                    execution.path("response").path("code").asInt(),
                    execution.path("assertions").size(),
                    wrong(execution)));
        }
        return all;
    }

    /** Of each request, in their order. */
    private static List<String> folders(JsonNode items) {
        return stream(items)
                .flatMap(item -> item.has("item")
                        ? stream(item.path("item"))
                                .map(each -> item.path("name").asText() + ": ")
                        : Stream.of(""))
                .toList();
    }

    private static List<String> wrong(JsonNode execution) {
        Stream<String> failed = stream(execution.path("assertions"))
                .filter(assertion -> assertion.has("error"))
                .map(assertion -> assertion.path("assertion").asText() + ": "
                        + assertion.path("error").path("message").asText());
        Stream<String> unanswered = Stream.of("requestError", "testScript")
                .map(execution::path)
                .filter(error -> error.toString().contains("\"message\""))
                .map(JsonNode::toString);
        return Stream.concat(failed, unanswered).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
