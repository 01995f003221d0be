package com.rundiffusion.keycloak.operations.admin.answer;

import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands behind the question mark. A value that says nothing is a fault, never a guess. */
public final class QueryValues {

    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1000;

    private final MultivaluedMap<String, String> sent;
    private final List<Fault> faults = new ArrayList<>();

    public QueryValues(MultivaluedMap<String, String> sent) {
        this.sent = sent;
    }

    /** One for each parameter, of those that were asked for, that says nothing. */
    public List<Fault> faults() {
        return faults;
    }

    /** How many entries of the list to leave out. */
    public int first() {
        return number("first", Integer.MAX_VALUE).orElse(0);
    }

    /** How many entries to give; more than a page holds is a whole page. */
    public int max() {
        return Math.min(LARGEST_PAGE, number("max", Integer.MAX_VALUE).orElse(USUAL_PAGE));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(sent.getFirst(name)).map(String::strip);
    }

    public Optional<Integer> number(String name, int most) {
        return text(name).flatMap(text -> {
            boolean fits = text.matches("[0-9]{1,10}") && Long.parseLong(text) <= most;
            return fits
                    ? Optional.of(Integer.valueOf(text))
                    : fault(name, FaultCode.NUMBER_MALFORMED, text, "0 to " + most);
        });
    }

    public Optional<Boolean> flag(String name) {
        return oneOf(name, new Boolean[] {true, false}, String::valueOf, FaultCode.FLAG_UNKNOWN);
    }

    public <T> Optional<T> oneOf(String name, T[] values, Function<T, String> key, FaultCode unknown) {
        return text(name)
                .flatMap(text -> Stream.of(values)
                        .filter(value -> key.apply(value).equals(text))
                        .findFirst()
                        .or(() -> fault(
                                name, unknown, text, Stream.of(values).map(key).collect(Collectors.joining(", ")))));
    }

    private <T> Optional<T> fault(String name, FaultCode code, String came, String expected) {
        faults.add(code.fault(name, came, expected));
        return Optional.empty();
    }
}
