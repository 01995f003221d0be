package com.rundiffusion.keycloak.onboarding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads documents line by line, holding no more than one; blank lines count but are not given out. */
final class DocumentLines implements BatchedAnswer.Items<DocumentLines.Line> {

    /** Room for the largest metadata and twenty certificates. */
    private static final int LONGEST = 2 * 1024 * 1024;

    private final InputStream input;
    private int number;

    DocumentLines(InputStream input) {
        this.input = new BufferedInputStream(input);
    }

    /**
     * @param number counted from 1
     * @param document empty when the line is no JSON object, or longer than any document
     */
    record Line(int number, Optional<ObjectNode> document) {

        static Line of(int number, JsonNode json) {
            return new Line(number, json instanceof ObjectNode document ? Optional.of(document) : Optional.empty());
        }

        static Line of(int number, String text) {
            try {
                return of(number, EnterpriseJson.MAPPER.readTree(text));
            } catch (JsonProcessingException unreadable) {
                return new Line(number, Optional.empty());
            }
        }
    }

    /** One document, or a list of them, over as many lines as it likes; numbered as they follow each other. */
    static BatchedAnswer.Items<Line> ofJson(String body) {
        List<Line> all = new ArrayList<>();
        try {
            JsonNode json = EnterpriseJson.MAPPER.readTree(body);
            for (JsonNode document : json.isArray() ? json : List.of(json)) {
                all.add(Line.of(all.size() + 1, document));
            }
        } catch (JsonProcessingException unreadable) {
            all.add(new Line(1, Optional.empty()));
        }
        Iterator<Line> lines = all.iterator();
        return () -> lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
    }

    @Override
    public Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (read(line)) {
            String text = text(line);
            if (!text.isBlank()) {
                return Optional.of(line.size() > LONGEST ? new Line(number, Optional.empty()) : Line.of(number, text));
            }
            line.reset();
        }
        return Optional.empty();
    }

    /** What goes beyond the longest line is read and dropped. */
    private boolean read(ByteArrayOutputStream line) throws IOException {
        int read = input.read();
        if (read < 0) {
            return false;
        }
        number++;
        for (; read >= 0 && read != '\n'; read = input.read()) {
            if (line.size() <= LONGEST) {
                line.write(read);
            }
        }
        return true;
    }

    private String text(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
