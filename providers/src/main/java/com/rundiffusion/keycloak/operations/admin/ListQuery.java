package com.rundiffusion.keycloak.operations.admin;

import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.EnterpriseFilter;
import com.rundiffusion.keycloak.enterprise.EnterpriseOrder;
import com.rundiffusion.keycloak.enterprise.EnterpriseOrder.Field;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody asks of the list: whose, in which order, which part of it, how much of each. A value that says nothing is a
 * fault, never a guess.
 */
final class ListQuery {

    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1000;
    private static final int MOST_DAYS = 36_500;

    private final MultivaluedMap<String, String> sent;
    private final Instant now;
    private final List<Fault> faults = new ArrayList<>();

    private final EnterpriseFilter filter;
    private final EnterpriseOrder order;
    private final int first;
    private final int max;
    private final boolean brief;

    ListQuery(MultivaluedMap<String, String> sent, Instant now) {
        this.sent = sent;
        this.now = now;
        this.filter = new EnterpriseFilter(
                text("search").orElse(null),
                oneOf("status", Status.values(), Status::key, FaultCode.STATUS_UNKNOWN)
                        .orElse(null),
                number("planEndsWithin", MOST_DAYS).map(this::day).orElse(null),
                number("certificatesEndWithin", MOST_DAYS).map(this::endOf).orElse(null),
                flag("withoutDomains").orElse(null));
        this.order = new EnterpriseOrder(
                oneOf("sort", Field.values(), Field::key, FaultCode.SORT_UNKNOWN)
                        .orElse(Field.ALIAS),
                oneOf("order", Direction.values(), Direction::key, FaultCode.ORDER_UNKNOWN)
                        .filter(Direction.DESC::equals)
                        .isPresent());
        this.first = number("first", Integer.MAX_VALUE).orElse(0);
        this.max = Math.min(LARGEST_PAGE, number("max", Integer.MAX_VALUE).orElse(USUAL_PAGE));
        this.brief = flag("brief").orElse(false);
    }

    private enum Direction {
        ASC,
        DESC;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One for each parameter that says nothing. */
    List<Fault> faults() {
        return faults;
    }

    EnterpriseFilter filter() {
        return filter;
    }

    EnterpriseOrder order() {
        return order;
    }

    int first() {
        return first;
    }

    int max() {
        return max;
    }

    boolean brief() {
        return brief;
    }

    private LocalDate day(int days) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(days);
    }

    private Instant endOf(int days) {
        return now.plus(Duration.ofDays(days));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(sent.getFirst(name)).map(String::strip);
    }

    private Optional<Integer> number(String name, int most) {
        return text(name).flatMap(text -> {
            boolean fits = text.matches("[0-9]{1,10}") && Long.parseLong(text) <= most;
            return fits
                    ? Optional.of(Integer.valueOf(text))
                    : fault(name, FaultCode.NUMBER_MALFORMED, text, "0 to " + most);
        });
    }

    private Optional<Boolean> flag(String name) {
        return oneOf(name, new Boolean[] {true, false}, String::valueOf, FaultCode.FLAG_UNKNOWN);
    }

    private <T> Optional<T> oneOf(String name, T[] values, Function<T, String> key, FaultCode unknown) {
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
