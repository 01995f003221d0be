package com.rundiffusion.keycloak.enterprise.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.document.check.TestDocuments;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operations say of a customer when they make its link. */
final class PresetsReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

    @Test
    void allThatCanBeSaidIsRead() {
        SetupPresets presets = reader("""
                {"alias": "Northwind", "displayName": "Northwind", "client": "runnit", "language": "de",
                 "contacts": ["it@northwind.example"], "planEndsOn": "2027-12-31", "otherDomains": "unverified",
                 "tenantId": "22222222-2222-4333-8444-555555555555",
                 "domains": ["northwind.example", {"name": "Northwind-Shop.example", "proof": "required"}],
                 "may": ["connect"]}""").read();

        assertThat(presets.alias()).contains("northwind");
        assertThat(presets.may()).containsExactly(SetupPurpose.CONNECT);
        assertThat(presets.domains()).containsExactly("northwind.example");
        assertThat(presets.domainsToProve()).containsExactly("northwind-shop.example");
        assertThat(presets.moreDomains()).isFalse();
        assertThat(presets.client()).contains("runnit");
    }

    @Test
    void nothingNeedsToBeSaid() {
        PresetsReader reader = reader("{}");
        SetupPresets presets = reader.read();

        assertThat(reader.faults()).isEmpty();
        assertThat(presets.may()).containsExactlyInAnyOrder(SetupPurpose.CONNECT, SetupPurpose.DOMAINS);
        assertThat(presets.moreDomains()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'may': ['delete']} | PURPOSE_UNKNOWN",
                "{'may': ['renew']} | PURPOSE_UNKNOWN",
                "{'may': []} | FIELD_MISSING",
                "{'client': 'nobody'} | CLIENT_UNKNOWN",
                "{'language': 'xx'} | LANGUAGE_UNKNOWN",
                "{'tenantId': 'contoso.com'} | TENANT_ID_MALFORMED",
                "{'domains': [{'name': 'northwind.example', 'proof': 'maybe'}]} | PROOF_UNKNOWN",
                "{'domains': [{'proof': 'given'}]} | FIELD_TYPE",
                "{'domains': 'x'} | FIELD_TYPE",
                "{'domains': ['gmail.com']} | DOMAIN_PUBLIC",
                "{'domains': [{'name': 'fabrikam.com', 'proof': 'required'}]} | DOMAIN_TAKEN",
                "{'moreDomains': 'yes'} | FIELD_TYPE",
                "{'contacts': ['nobody']} | CONTACT_MALFORMED",
                "{'alias': 'fabrikam'} | ALIAS_TAKEN",
                "{'loginUrl': 'https://login.microsoftonline.com/'} | FIELD_UNKNOWN",
            })
    void whatIsWrongIsSaid(String json, FaultCode code) {
        PresetsReader reader = reader(json.replace('\'', '"'));
        reader.read();

        assertThat(reader.faults()).extracting(Fault::code).contains(code);
    }

    /** A token lets somebody say who the company's people are. */
    @Test
    void tokensAreMadeByNoLinkOfWhichOperationsHaveNotSaidSo() {
        assertThat(reader("{}", Status.ACTIVE).read().may())
                .containsExactlyInAnyOrder(SetupPurpose.RENEW, SetupPurpose.DOMAINS);
        PresetsReader reader = reader("{\"may\": [\"provisioning\"]}", Status.ACTIVE);

        assertThat(reader.read().may()).containsExactly(SetupPurpose.PROVISIONING);
        assertThat(reader.faults()).isEmpty();
    }

    /** Nobody's people are provisioned before it is. */
    @Test
    void whoeverIsNotConnectedYetConnectsFirst() {
        String alone = "{\"may\": [\"provisioning\"]}";
        String both = "{\"may\": [\"connect\", \"provisioning\"]}";
        assertThat(codes(reader(alone))).containsExactly(FaultCode.PURPOSE_UNKNOWN);
        assertThat(codes(reader(alone, Status.DRAFT))).containsExactly(FaultCode.PURPOSE_UNKNOWN);
        assertThat(codes(reader(both))).isEmpty();
        assertThat(codes(reader(both, Status.DRAFT))).isEmpty();
    }

    private static List<FaultCode> codes(PresetsReader reader) {
        reader.read();
        return reader.faults().stream().map(Fault::code).toList();
    }

    private static PresetsReader reader(String json) {
        return reader(json, Optional.empty());
    }

    private static PresetsReader reader(String json, Status status) {
        return reader(
                json,
                Optional.of(TestDocuments.verdict(TestDocuments.control().put("status", status.key()))
                        .enterprise()));
    }

    private static PresetsReader reader(String json, Optional<Enterprise> stored) {
        try {
            return new PresetsReader(
                    (ObjectNode) StrictJson.MAPPER.readTree(json),
                    TestDocuments.circumstancesAt(NOW),
                    stored,
                    Set.of("rundiffusion", "runnit"),
                    Set.copyOf(List.of("de", "en")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
