package com.rundiffusion.keycloak.entra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An element of a page. Text and attribute values are escaped on the way out, whatever they hold. */
final class Html {

    private static final Set<String> WITHOUT_END = Set.of("meta", "link", "input");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> content = new ArrayList<>();

    private Html(String name) {
        this.name = name;
    }

    static Html element(String name, Object... content) {
        return new Html(name).add(content);
    }

    static Html element(String name, String styleClass, List<Html> content) {
        return new Html(name).with("class", styleClass).add(content.toArray());
    }

    /** Adds elements, and anything else as text. */
    Html add(Object... more) {
        content.addAll(List.of(more));
        return this;
    }

    Html with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** An attribute that needs no value. */
    Html with(String attribute) {
        return with(attribute, "");
    }

    String document() {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>");
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> out.append(' ')
                .append(attribute)
                .append("=\"")
                .append(escape(value))
                .append('"'));
        out.append('>');
        for (Object part : content) {
            if (part instanceof Html element) {
                element.write(out);
            } else {
                out.append(escape(part.toString()));
            }
        }
        if (!WITHOUT_END.contains(name)) {
            out.append("</").append(name).append('>');
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
