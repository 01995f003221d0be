package com.rundiffusion.keycloak.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.RequestBody.Unreadable;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.RequestLimit;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads documents line by line, holding no more than one; blank lines count but are not given out. */
public final class DocumentLines implements BodyItems<DocumentLines.Line> {

    private static final String DOCUMENTS = "one JSON object on each line, or one, or a list of them";

    private final RequestBody body;
    private final InputStream input;
    private final byte[] lineFeed;
    private int number;
    private int given;

    public DocumentLines(RequestBody body) {
        this(body, body.bytes());
    }

    private DocumentLines(RequestBody body, InputStream bytes) {
        this.body = body;
        this.input = new BufferedInputStream(bytes);
        this.lineFeed = "\n".getBytes(body.charset());
    }

    /**
     * @param number counted from 1
     * @param document empty when the line holds none
     * @param fault why not
     */
    public record Line(int number, Optional<ObjectNode> document, Optional<Fault> fault) {

        static Line of(int number, JsonNode json) {
            return json instanceof ObjectNode document
                    ? new Line(number, Optional.of(document), Optional.empty())
                    : without(number, FaultCode.JSON_UNREADABLE.fault(null, null, "one JSON object on one line"));
        }

        private static Line without(int number, Fault fault) {
            return new Line(number, Optional.empty(), Optional.of(fault));
        }
    }

    /**
     * The documents of a body, whichever form it has: a document a line where the first line is one; else one document, or a
     * list of them, over as many lines as it likes, numbered as they follow each other.
     *
     * @param asLines how to read what is none of that, so that each mistake has its place
     */
    public static BodyItems<Line> of(RequestBody body, boolean asLines) throws IOException {
        DocumentLines lines = new DocumentLines(body);
        lines.input.mark(RequestLimit.BODY.most() + 1);
        Optional<Line> first = lines.next();
        if (first.isEmpty()) {
            // Nobody means to send nothing: whoever did is told.
            return begun(Line.without(1, FaultCode.JSON_UNREADABLE.fault(null, "nothing", DOCUMENTS)), lines);
        }
        if (first.get().document().isPresent()) {
            lines.input.mark(0);
            return begun(first.get(), lines);
        }
        lines.input.reset();
        byte[] all = lines.input.readNBytes(RequestLimit.BODY.most() + 1);
        List<Line> whole = whole(body, all);
        boolean isNone = whole.size() == 1 && whole.get(0).document().isEmpty();
        if (isNone && asLines) {
            return new DocumentLines(body, new ByteArrayInputStream(all));
        }
        Iterator<Line> documents = whole.iterator();
        return () -> documents.hasNext() ? Optional.of(documents.next()) : Optional.empty();
    }

    private static BodyItems<Line> begun(Line first, DocumentLines rest) {
        Deque<Line> begun = new ArrayDeque<>(List.of(first));
        return () -> begun.isEmpty() ? rest.next() : Optional.of(begun.pop());
    }

    private static List<Line> whole(RequestBody body, byte[] bytes) {
        List<Line> all = new ArrayList<>();
        try {
            JsonNode json = body.json(bytes, RequestLimit.BODY);
            for (JsonNode document : json.isArray() ? json : List.of(json)) {
                if (!RequestLimit.DOCUMENTS.allows(all.size() + 1L)) {
                    all.add(Line.without(all.size() + 1, RequestLimit.DOCUMENTS.fault(json.size())));
                    break;
                }
                int length = document.toString().length();
                all.add(
                        RequestLimit.DOCUMENT.allows(length)
                                ? Line.of(all.size() + 1, document)
                                : Line.without(all.size() + 1, RequestLimit.DOCUMENT.fault(length)));
            }
        } catch (Unreadable unreadable) {
            all.add(Line.without(1, unreadable.fault()));
        }
        return all;
    }

    @Override
    public Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (RequestLimit.DOCUMENTS.allows(given) && read(line)) {
            Optional<Line> read = read(line.toByteArray());
            if (read.isPresent()) {
                given++;
                return read;
            }
            line.reset();
        }
        return Optional.empty();
    }

    private Optional<Line> read(byte[] line) {
        if (!RequestLimit.DOCUMENT.allows(line.length)) {
            return Optional.of(Line.without(number, RequestLimit.DOCUMENT.fault(line.length)));
        }
        try {
            String text = body.text(line);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    RequestLimit.DOCUMENTS.allows(given + 1L)
                            ? Line.of(number, RequestBody.parsed(text))
                            : Line.without(number, RequestLimit.DOCUMENTS.fault(given + 1L)));
        } catch (Unreadable unreadable) {
            return Optional.of(Line.without(number, unreadable.fault()));
        }
    }

    /** What goes beyond the longest line is read and dropped. */
    private boolean read(ByteArrayOutputStream line) throws IOException {
        int first = input.read();
        if (first < 0) {
            return false;
        }
        number++;
        for (; first >= 0; first = input.read()) {
            int second = lineFeed.length > 1 ? input.read() : -1;
            if (isLineFeed(first, second)) {
                return true;
            }
            if (RequestLimit.DOCUMENT.allows(line.size())) {
                line.write(first);
                if (second >= 0) {
                    line.write(second);
                }
            }
        }
        return true;
    }

    private boolean isLineFeed(int first, int second) {
        return first == lineFeed[0] && (lineFeed.length == 1 || second == lineFeed[1]);
    }
}
