package com.rundiffusion.keycloak.operations.admin;

import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.list.EnterpriseFilter;
import com.rundiffusion.keycloak.enterprise.list.EnterpriseOrder;
import com.rundiffusion.keycloak.enterprise.list.EnterpriseOrder.Field;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.operations.admin.answer.QueryValues;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * What somebody asks of the list: whose, in which order, which part of it, how much of each. A value that says nothing is a
 * fault, never a guess.
 */
final class ListQuery {

    private static final int MOST_DAYS = 36_500;

    private final QueryValues values;
    private final Instant now;

    private final EnterpriseFilter filter;
    private final EnterpriseOrder order;
    private final int first;
    private final int max;
    private final boolean brief;

    ListQuery(MultivaluedMap<String, String> sent, Instant now) {
        this.values = new QueryValues(sent);
        this.now = now;
        this.filter = new EnterpriseFilter(
                values.text("search").orElse(null),
                values.oneOf("status", Status.values(), Status::key, FaultCode.STATUS_UNKNOWN)
                        .orElse(null),
                values.number("planEndsWithin", MOST_DAYS).map(this::day).orElse(null),
                values.number("certificatesEndWithin", MOST_DAYS)
                        .map(this::endOf)
                        .orElse(null),
                values.flag("withoutDomains").orElse(null));
        this.order = new EnterpriseOrder(
                values.oneOf("sort", Field.values(), Field::key, FaultCode.SORT_UNKNOWN)
                        .orElse(Field.ALIAS),
                values.oneOf("order", Direction.values(), Direction::key, FaultCode.ORDER_UNKNOWN)
                        .filter(Direction.DESC::equals)
                        .isPresent());
        this.first = values.first();
        this.max = values.max();
        this.brief = values.flag("brief").orElse(false);
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
        return values.faults();
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
}
