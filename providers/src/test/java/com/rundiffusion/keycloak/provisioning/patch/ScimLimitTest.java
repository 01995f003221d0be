package com.rundiffusion.keycloak.provisioning.patch;

import static com.rundiffusion.keycloak.provisioning.patch.Patched.ANNA;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.ID;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.ScimJson;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.query.Attributes;
import com.rundiffusion.keycloak.provisioning.query.FilterPlan;
import com.rundiffusion.keycloak.provisioning.resource.GroupShape;
import com.rundiffusion.keycloak.provisioning.resource.ScimMeta;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each limit: so much is taken like anything else, and one more is refused for being that. */
final class ScimLimitTest {

    @TestFactory
    Stream<DynamicTest> soMuchIsTakenAndOneMoreIsNot() {
        return Stream.of(ScimLimit.values())
                .map(limit -> DynamicTest.dynamicTest(limit.name(), () -> {
                    assertThat(refusal(limit, limit.most())).isEmpty();
                    assertThat(refusal(limit, limit.most() + 1))
                            .map(ScimFault::detail)
                            .hasValueSatisfying(detail -> assertThat(detail).startsWith("More than "));
                }));
    }

    private static Optional<ScimFault> refusal(ScimLimit limit, int count) {
        try {
            reach(limit, count);
            return Optional.empty();
        } catch (ScimFault refused) {
            return Optional.of(refused);
        }
    }

    private static void reach(ScimLimit limit, int count) {
        switch (limit) {
            case DEPTH -> Patched.anna("{'op': 'add', 'path': 'shoeSize', 'value': " + nested(count - 3) + "}");
            case OPERATIONS ->
                Patched.anna(Collections.nCopies(count, "{'op': 'remove', 'path': 'title'}")
                        .toArray(String[]::new));
            case MEMBERS_OF_OPERATION -> Patched.members(addition(0, count));
            case MEMBERS_OF_REQUEST ->
                Patched.members(IntStream.iterate(0, first -> first < count, first -> first + 1_000)
                        .mapToObj(first -> addition(first, Math.min(count, first + 1_000)))
                        .toArray(String[]::new));
            case RECORD -> UserBody.of(record(count));
            case TEXT -> Patched.anna("{'op': 'add', 'path': 'title', 'value': '" + "x".repeat(count) + "'}");
            case NAME -> {
                Patched.anna("{'op': 'add', 'path': 'externalId', 'value': '" + "x".repeat(count) + "'}");
                Patched.anna("{'op': 'add', 'path': 'userName', 'value': '" + "x".repeat(count) + "'}");
                Patched.group("{'op': 'add', 'path': 'displayName', 'value': '" + "x".repeat(count) + "'}");
            }
            case ELEMENTS -> {
                String half = roles(0, count / 2);
                Patched.anna(half, roles(count / 2, count));
                Patched.anna(roles(0, count));
            }
            case FILTER -> users("userName eq \"" + "x".repeat(count - 14) + "\"");
            case FILTER_PARENTHESES -> users("(".repeat(count) + "title pr" + ")".repeat(count));
            case FILTER_TERMS -> {
                users("title pr" + " and title pr".repeat(count - 1));
                users("title pr" + " or title pr".repeat(count - 1));
            }
            case PATH ->
                Patched.anna("{'op': 'remove', 'path': 'emails[value eq \"" + "x".repeat(count - 19) + "\"]'}");
            case ATTRIBUTES -> Attributes.of(ScimType.USER, "x".repeat(count), null);
            case ROLE_TEXT -> {
                String role = "{\\\"value\\\":\\\"a\\\",\\\"b\\\":\\\"" + "x".repeat(count - 20) + "\\\"}";
                AppliedPatch.ofUser(
                        ScimJson.object(ANNA),
                        ID,
                        ScimJson.object("{\"Operations\": [{\"op\": \"add\", \"path\": \"roles\", \"value\": \"" + role
                                + "\"}]}"));
            }
            case ROLE_DEPTH ->
                Patched.anna(
                        "{'op': 'add', 'path': 'roles', 'value': '{\"value\":\"a\",\"b\":" + nested(count - 1) + "}'}");
            case MEMBERS_OF_ANSWER ->
                GroupShape.of(
                        ScimJson.object("{'displayName': 'Sales'}"),
                        Collections.nCopies(count, new GroupShape.Member("a", Optional.empty())),
                        new ScimMeta("7", Instant.EPOCH, Instant.EPOCH),
                        URI.create("https://sso.example/v2"));
            // Held by whoever reads a body, makes a page or looks at everybody.
            case BODY, PAGE, SCANNED -> limit.check(count);
        }
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String addition(int first, int end) {
        return IntStream.range(first, end)
                .mapToObj(each -> "'" + each + "'")
                .collect(Collectors.joining(", ", "{'op': 'add', 'path': 'members', 'value': [", "]}"));
    }

    private static String roles(int first, int end) {
        return IntStream.range(first, end)
                .mapToObj(each -> "'" + each + "'")
                .collect(Collectors.joining(", ", "{'op': 'add', 'path': 'roles', 'value': [", "]}"));
    }

    /** Of so many bytes. */
    private static ObjectNode record(int bytes) {
        ObjectNode record = ScimJson.object("{'userName': 'anna', 'roles': [], 'title': ''}");
        ArrayNode roles = (ArrayNode) record.get("roles");
        IntStream.range(0, 32).forEach(each -> roles.addObject().put("value", each + "x".repeat(1_000)));
        return record.put("title", "x".repeat(bytes - record.toString().length()));
    }

    private static void users(String filter) {
        FilterPlan.ofUsers(filter, Optional.empty());
    }
}
