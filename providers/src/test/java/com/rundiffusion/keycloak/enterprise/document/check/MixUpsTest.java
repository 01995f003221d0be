package com.rundiffusion.keycloak.enterprise.document.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each value of Entra's page in each field but its own: it is never called unreadable, and never taken. */
final class MixUpsTest {

    private static final List<FaultCode> SAY_NOTHING_OF_IT = List.of(
            FaultCode.FIELD_MISSING,
            FaultCode.TEXT_TOO_LONG,
            FaultCode.LOGIN_URL_MALFORMED,
            FaultCode.SIGN_ON_URL_MALFORMED,
            FaultCode.IDENTIFIER_MALFORMED,
            FaultCode.IDENTIFIER_WITH_SPACE,
            FaultCode.CERTIFICATE_UNREADABLE,
            FaultCode.METADATA_UNREADABLE);

    @TestFactory
    Stream<DynamicTest> aValueInTheFieldOfAnotherIsToldAsThat() {
        Map<String, String> values = values();
        return values.entrySet().stream()
                .flatMap(value -> values.keySet().stream()
                        .filter(field -> !field.equals(value.getKey()))
                        .map(field -> DynamicTest.dynamicTest(
                                value.getKey() + " in " + field, () -> assertTold(field, value))));
    }

    private static void assertTold(String field, Map.Entry<String, String> value) {
        ObjectNode json = TestDocuments.control();
        json.remove(field.equals("metadata") ? "certificate" : field);

        List<Fault> faults =
                TestDocuments.verdict(json.put(field, value.getValue())).faults();

        assertThat(faults)
                .filteredOn(fault -> fault.field().equals(field))
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isNotIn(SAY_NOTHING_OF_IT));
    }

    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("signOnUrl", TestDocuments.SIGN_ON_URL);
        values.put("loginUrl", TestDocuments.LOGIN_URL);
        values.put("entraIdentifier", TestDocuments.ENTRA_IDENTIFIER);
        values.put("certificates", TestCertificates.pem(TestCertificates.ofEntra()));
        values.put("metadataUrl", TestDocuments.METADATA_URL);
        values.put("metadata", TestDocuments.metadata(TestDocuments.ENTRA_IDENTIFIER, TestCertificates.ofEntra()));
        return values;
    }
}
