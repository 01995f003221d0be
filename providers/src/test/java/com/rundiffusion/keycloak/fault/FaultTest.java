package com.rundiffusion.keycloak.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.certificate.TestKeys;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class FaultTest {

    @TestFactory
    Stream<DynamicTest> noFaultRepeatsAPrivateKey() {
        return TestKeys.allForms().entrySet().stream()
                .map(form -> DynamicTest.dynamicTest(form.getKey(), () -> {
                    Fault fault = FaultCode.STATUS_UNKNOWN.fault("status", form.getValue(), "not " + form.getValue());
                    assertThat(fault.actual()).isEqualTo("a private key");
                    if (!form.getKey().contains("binary")) {
                        assertThat(fault.expected()).isEqualTo("a private key");
                    }
                }));
    }

    @Test
    void anyOtherValueIsRepeated() {
        assertThat(FaultCode.STATUS_UNKNOWN.fault("status", "on", "active").actual())
                .isEqualTo("on");
    }

    @Test
    void aValueIsShownOnOneLineAndCut() {
        assertThat(FaultCode.STATUS_UNKNOWN
                        .fault("status", "a\nb\u202Ec\u2028d\u0000e", null)
                        .actual())
                .isEqualTo("a b c d e");
        assertThat(FaultCode.STATUS_UNKNOWN
                        .fault("status", "x".repeat(255), null)
                        .actual())
                .isEqualTo("x".repeat(255));
        assertThat(FaultCode.STATUS_UNKNOWN
                        .fault("status", "x".repeat(256), null)
                        .actual())
                .isEqualTo("x".repeat(254) + "…");
    }
}
