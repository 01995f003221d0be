package com.rundiffusion.keycloak.enterprise.metadata;

import com.rundiffusion.keycloak.pasted.PastedMarkup;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A metadata file in whatever was pasted with it: an e-mail, a browser's view of it, marks of an encoding. */
public final class MetadataText {

    private static final Pattern BEGIN = Pattern.compile("<(?:(\\w+):)?EntityDescriptor\\b");

    /** Then the entity is part of something else, and would say something else alone. */
    private static final Pattern PART_OF_A_WHOLE =
            Pattern.compile("<!DOCTYPE|<!ENTITY|<(?:\\w+:)?EntitiesDescriptor\\b");

    private MetadataText() {}

    /** What may be the one file in it, most literal first. */
    static Stream<String> in(String pasted) {
        return Stream.concat(
                // An XML declaration may stand only at the very start, and people paste white space before it.
                Stream.of(ByteOrderMark.strip(pasted.strip()).strip()),
                Stream.of(pasted).map(PastedMarkup::plain).flatMap(text -> cutOut(text).stream()));
    }

    /** Whether a file begins in it that does not end. */
    public static boolean isCutOff(String pasted) {
        String text = PastedMarkup.plain(pasted);
        Matcher begin = BEGIN.matcher(text);
        return begin.find() && text.indexOf(end(begin), begin.end()) < 0;
    }

    private static Optional<String> cutOut(String text) {
        Matcher begin = BEGIN.matcher(text);
        if (!begin.find()) {
            return Optional.empty();
        }
        int start = begin.start();
        int end = text.indexOf(end(begin), begin.end());
        int close = end < 0 ? -1 : text.indexOf('>', end);
        // Of two files nobody knows which is meant.
        boolean one = close > 0
                && !begin.find(close)
                && !PART_OF_A_WHOLE.matcher(text.substring(0, start)).find();
        return one ? Optional.of(text.substring(start, close + 1)) : Optional.empty();
    }

    private static String end(Matcher begin) {
        return "</" + (begin.group(1) == null ? "" : begin.group(1) + ":") + "EntityDescriptor";
    }
}
