package com.rundiffusion.keycloak.operations.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.list.EnterpriseFilter;
import com.rundiffusion.keycloak.enterprise.list.EnterpriseOrder;
import com.rundiffusion.keycloak.enterprise.list.EnterpriseOrder.Field;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ListQueryTest {

    private static final Instant NOW = Instant.parse("2026-11-29T17:00:00Z");

    @Test
    void nothingAskedIsTheFirstHundredByAlias() {
        ListQuery query = query(Map.of());

        assertThat(query.faults()).isEmpty();
        assertThat(query.filter()).isEqualTo(EnterpriseFilter.ALL);
        assertThat(query.order()).isEqualTo(EnterpriseOrder.BY_ALIAS);
        assertThat(query.first()).isZero();
        assertThat(query.max()).isEqualTo(100);
        assertThat(query.brief()).isFalse();
    }

    @Test
    void eachParameterMeansWhatItSays() {
        ListQuery query = query(Map.of(
                "status", "paused",
                "planEndsWithin", "2",
                "certificatesEndWithin", "0",
                "withoutDomains", "true",
                "sort", "planEndsOn",
                "order", "desc",
                "brief", "true",
                "first", "7",
                "max", "5000"));

        assertThat(query.faults()).isEmpty();
        assertThat(query.filter())
                .isEqualTo(new EnterpriseFilter(null, Status.PAUSED, LocalDate.of(2026, 12, 1), NOW, true));
        assertThat(query.order()).isEqualTo(new EnterpriseOrder(Field.PLAN_ENDS_ON, true));
        assertThat(query.first()).isEqualTo(7);
        assertThat(query.max()).isEqualTo(1000);
        assertThat(query.brief()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "max, abc, number_malformed",
        "max, -1, number_malformed",
        "max, 1e3, number_malformed",
        "max, 99999999999999999999, number_malformed",
        "max, '', number_malformed",
        "first, 1.5, number_malformed",
        "first, 2147483648, number_malformed",
        "planEndsWithin, 2026-12-31, number_malformed",
        "certificatesEndWithin, 36501, number_malformed",
        "status, asleep, status_unknown",
        "status, '', status_unknown",
        "sort, colour, sort_unknown",
        "order, down, order_unknown",
        "brief, yes, flag_unknown",
        "withoutDomains, 1, flag_unknown"
    })
    void whatSaysNothingIsAFaultOfItsOwn(String name, String value, String code) {
        assertThat(query(Map.of(name, value)).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(name);
            assertThat(fault.code().key()).isEqualTo(code);
            assertThat(fault.expected()).isNotEmpty();
        });
    }

    private static ListQuery query(Map<String, String> sent) {
        return new ListQuery(new MultivaluedHashMap<>(sent), NOW);
    }
}
