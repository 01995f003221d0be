package com.rundiffusion.keycloak.testkit.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * One line of Keycloak's log.
 *
 * @param hasTrace whether a stack trace is in it
 */
public record LogLine(String level, String logger, String message, boolean hasTrace, String text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException for what is none: somebody else wrote a line */
    public static LogLine of(String text) {
        try {
            JsonNode line = JSON.readTree(text);
            return new LogLine(
                    line.required("level").asText(),
                    line.required("loggerName").asText(),
                    line.required("message").asText(),
                    line.has("exception"),
                    text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a line of Keycloak's: " + text, e);
        }
    }

    /** All that came after so many bytes; a line that is still being written is left for the next call. */
    public static List<LogLine> since(Path log, long bytes) {
        try {
            byte[] all = Files.readAllBytes(log);
            String since = new String(all, (int) bytes, all.length - (int) bytes, StandardCharsets.UTF_8);
            return Arrays.stream(since.substring(0, since.lastIndexOf('\n') + 1).split("\n"))
                    .filter(line -> !line.isEmpty())
                    .map(LogLine::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
