package com.rundiffusion.keycloak.provisioning.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.provisioning.MappingRow;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The enterprise's wing knows faults by their keys alone. */
final class MappingRowCodesTest {

    @Test
    void eachRowIsToldForCodesThatThereAre() {
        assertThat(Stream.of(MappingRow.values()).flatMap(row -> row.codes().stream()))
                .isSubsetOf(Stream.of(ScimFaultCode.values())
                        .map(ScimFaultCode::key)
                        .toList());
    }
}
