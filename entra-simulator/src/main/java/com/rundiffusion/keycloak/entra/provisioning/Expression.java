package com.rundiffusion.keycloak.entra.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a mapping takes its value from, as the portal writes it: an attribute, a constant in quotes, or one of Entra's
 * functions, of which this knows {@code Switch} and {@code Join}.
 */
final class Expression {

    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\)");

    private final Map<String, String> attributes;

    private Expression(Map<String, String> attributes) {
        this.attributes = attributes;
    }

    /** Empty where Entra has nothing to say. */
    static Optional<String> evaluate(String text, Map<String, String> attributes) {
        return Optional.ofNullable(new Expression(attributes).value(text.strip()))
                .filter(value -> !value.isEmpty());
    }

    private String value(String text) {
        if (text.startsWith("\"")) {
            return text.substring(1, text.length() - 1);
        }
        if (text.startsWith("[")) {
            return attributes.get(text.substring(1, text.length() - 1));
        }
        Matcher call = CALL.matcher(text);
        return call.matches() ? called(call.group(1), arguments(call.group(2))) : attributes.get(text);
    }

    private String called(String function, List<String> arguments) {
        return switch (function) {
            case "Switch" -> switched(arguments);
            case "Join" ->
                arguments.stream()
                        .skip(1)
                        .map(this::value)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(value(arguments.get(0))));
            default -> throw new IllegalArgumentException("No function " + function);
        };
    }

    /** Arguments: what is looked at, what comes of anything else, and then a key and a value in turns. */
    private String switched(List<String> arguments) {
        String key = value(arguments.get(0));
        for (int i = 2; i + 1 < arguments.size(); i += 2) {
            if (Objects.equals(key, value(arguments.get(i)))) {
                return value(arguments.get(i + 1));
            }
        }
        return value(arguments.get(1));
    }

    private static List<String> arguments(String list) {
        List<String> arguments = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        boolean quoted = false;
        for (char c : list.toCharArray()) {
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                arguments.add(one.toString().strip());
                one.setLength(0);
            } else {
                one.append(c);
            }
        }
        arguments.add(one.toString().strip());
        return arguments;
    }
}
