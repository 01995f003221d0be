package com.rundiffusion.keycloak.operations.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.body.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What {@code docs/openapi.json} says, which the build packs beside this class. Callers read there what {@link CallCheck}
 * holds them to.
 */
final class RestDescription {

    /** Read once; a build without it does not pass its tests. */
    static final RestDescription PACKED = new RestDescription(file());

    private final String text;
    private final JsonNode root;
    private final List<Call> calls = new ArrayList<>();

    private RestDescription(String text) {
        this.text = text;
        try {
            this.root = StrictJson.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().has("responses")) {
                        calls.add(call(method.getKey(), path.getKey(), method.getValue()));
                    }
                }));
        // contoso's own paths give way to those that are written out.
        calls.sort(Comparator.comparing(call -> call.path().replace('{', '~')));
    }

    /**
     * One method of one path.
     *
     * @param method in upper case
     * @param path with its parameters in braces
     * @param parameters names of those behind the question mark
     * @param reads media types of the body; empty where there is none
     * @param answers media types of what comes when all goes well; empty where nothing does
     */
    record Call(String method, String path, Set<String> parameters, Set<String> reads, Set<String> answers) {

        boolean is(String asked, List<String> segments) {
            List<String> own = segments(path);
            return method.equals(asked)
                    && own.size() == segments.size()
                    && Stream.iterate(0, i -> i < own.size(), i -> i + 1)
                            .allMatch(i ->
                                    own.get(i).startsWith("{") || own.get(i).equals(segments.get(i)));
        }
    }

    List<Call> calls() {
        return calls;
    }

    /** @param segments of the path, decoded; empty when nothing of this kind is described */
    Optional<Call> call(String method, List<String> segments) {
        return calls.stream().filter(call -> call.is(method, segments)).findFirst();
    }

    /** The file as it is. */
    String text() {
        return text;
    }

    static List<String> segments(String path) {
        return Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
    }

    private Call call(String method, String path, JsonNode operation) {
        Set<String> parameters = stream(operation.path("parameters"))
                .map(this::resolved)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> answers = new TreeSet<>();
        operation.path("responses").properties().forEach(response -> {
            if (response.getKey().startsWith("2")) {
                answers.addAll(types(resolved(response.getValue())));
            }
        });
        return new Call(
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                types(resolved(operation.path("requestBody"))),
                answers);
    }

    private static Set<String> types(JsonNode described) {
        Set<String> types = new TreeSet<>();
        described.path("content").fieldNames().forEachRemaining(types::add);
        return types;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String file() {
        try (InputStream file = RestDescription.class.getResourceAsStream("openapi.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
