package com.rundiffusion.keycloak.enterprise.document.check;

import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.ENTRA_IDENTIFIER;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.LOGIN_URL;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.SIGN_ON_URL;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.TENANT_OF_FABRIKAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.certificate.TestKeys;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.FaultJson;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All mistakes are said in one answer, and what only follows from one is not called another. */
final class ManyMistakesTest {

    @Test
    void anEmptyDocumentMissesTheFiveValuesAndNoMore() {
        assertThat(codes(StrictJson.MAPPER.createObjectNode()))
                .containsExactlyInAnyOrder(
                        "identifier field_missing",
                        "loginUrl field_missing",
                        "entraIdentifier field_missing",
                        "certificates certificate_missing",
                        "alias field_missing");
    }

    @Test
    void twoValuesThatChangedPlacesAreBothSaid() {
        ObjectNode json =
                TestDocuments.control().put("loginUrl", ENTRA_IDENTIFIER).put("entraIdentifier", LOGIN_URL);

        assertThat(TestDocuments.verdict(json).faults())
                .extracting(Fault::code, Fault::expected)
                .containsExactlyInAnyOrder(
                        tuple(FaultCode.ENTRA_IDENTIFIER_IS_LOGIN_URL, ENTRA_IDENTIFIER),
                        tuple(FaultCode.LOGIN_URL_IS_ENTRA_IDENTIFIER, LOGIN_URL));
    }

    @Test
    void aColumnThatSlippedByOneRowIsSaidFieldByField() {
        ObjectNode json = TestDocuments.control()
                .put("identifier", SIGN_ON_URL)
                .put("signOnUrl", LOGIN_URL)
                .put("loginUrl", ENTRA_IDENTIFIER)
                .put("entraIdentifier", "rundiffusion.com");
        json.put("certificate", "RunDiffusion.com.cer");

        assertThat(codes(json))
                .containsExactlyInAnyOrder(
                        "identifier identifier_is_url_of_other_field",
                        "signOnUrl sign_on_url_host",
                        "loginUrl login_url_is_entra_identifier",
                        "entraIdentifier entra_identifier_malformed",
                        "certificates certificate_unreadable");
    }

    @Test
    void everyFieldOfADocumentMayBeWrongAtOnce() {
        ObjectNode json = TestDocuments.control()
                .put("identifier", "run diffusion")
                .put("signOnUrl", "https://app.rundiffusion.com/")
                .put("loginUrl", "https://login.microsoftonline.com/common/saml2")
                .put("entraIdentifier", "https://sts.windows.net/")
                .put("certificate", "none")
                .put("displayName", "a <b> c")
                .put("otherDomains", "some")
                .put("alias", "Contoso Ltd")
                .put("status", "on")
                .put("metadataUrl", "https://portal.azure.com/")
                .put("planEndsOn", "soon")
                .put("colour", "blue");
        json.putArray("domains").add("contoso").add("gmail.com").add("ada@contoso.com");
        json.putArray("contacts").add("Ada").add("Bob");

        assertThat(codes(json))
                .containsExactlyInAnyOrder(
                        "colour field_unknown",
                        "identifier identifier_with_space",
                        "signOnUrl sign_on_url_without_parameter",
                        "loginUrl login_url_without_tenant",
                        "entraIdentifier entra_identifier_without_tenant",
                        "certificates certificate_unreadable",
                        "displayName display_name_malformed",
                        "otherDomains other_domains_unknown",
                        "alias alias_malformed",
                        "status status_unknown",
                        "metadataUrl metadata_url_is_portal",
                        "planEndsOn plan_end_malformed",
                        "domains domain_malformed",
                        "domains domain_public",
                        "domains domain_is_address",
                        "contacts contact_malformed",
                        "contacts contact_malformed");
    }

    @Test
    void allThatBelongsToAnotherCompanyIsSaidAtOnceAndIsAllConflict() {
        ObjectNode json = TestDocuments.control()
                .put("alias", "fabrikam")
                .put("loginUrl", LOGIN_URL.replace(TestDocuments.TENANT, TENANT_OF_FABRIKAM))
                .put("entraIdentifier", ENTRA_IDENTIFIER.replace(TestDocuments.TENANT, TENANT_OF_FABRIKAM))
                .put("certificate", TestCertificates.pem(TestDocuments.CERTIFICATE_OF_FABRIKAM));
        json.remove("signOnUrl");
        json.putArray("domains").add("fabrikam.com");

        List<Fault> faults = TestDocuments.verdict(json).faults();

        assertThat(faults).allMatch(fault -> fault.code().conflict());
        // The fabrikam of this document is the fabrikam of the realm: only creating it again is the conflict.
        assertThat(faults).extracting(Fault::code).containsExactly(FaultCode.ALIAS_TAKEN);
        assertThat(codes(json.put("alias", "contoso")))
                .containsExactlyInAnyOrder(
                        "entraIdentifier tenant_taken", "certificates certificate_taken", "domains domain_taken");
    }

    /** A second brand or application of one tenant has its place in the enterprise that is there. */
    @Test
    void whoseTenantOrCertificateIsTakenReadsHowBothGoTogether() {
        assertThat(List.of(FaultCode.TENANT_TAKEN, FaultCode.CERTIFICATE_TAKEN))
                .allSatisfy(code -> assertThat(code.fix()).contains("enterprise", "certificate"));
    }

    @Test
    void aWrongTenantIsNotCalledAWrongMetadataToo() {
        ObjectNode json = TestDocuments.control()
                .put("entraIdentifier", "https://sts.windows.net/{tenantid}/")
                .put("metadata", TestDocuments.metadata(ENTRA_IDENTIFIER, TestCertificates.ofEntra(2)));

        assertThat(codes(json)).containsExactly("entraIdentifier entra_identifier_without_tenant");
    }

    @Test
    void anAliasThatCannotBeReadFromTheSignOnUrlIsNotCalledMissing() {
        ObjectNode json = TestDocuments.control().put("signOnUrl", "https://app.rundiffusion.com/");

        assertThat(codes(json)).containsExactly("signOnUrl sign_on_url_without_parameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identifier",
                "signOnUrl",
                "loginUrl",
                "entraIdentifier",
                "certificate",
                "certificates",
                "displayName",
                "domains",
                "otherDomains",
                "alias",
                "status",
                "metadataUrl",
                "metadata",
                "contacts",
                "planEndsOn",
                "acceptExpiredCertificatesUntil",
                "provisioning",
                "roles",
                "certificateDetails",
                "note"
            })
    void aPrivateKeyIsRefusedInAnyFieldAndNeverRepeated(String field) {
        Stream.of(TestKeys.pkcs8(), TestKeys.allForms().get("PKCS#8 as Base64")).forEach(key -> {
            assertOnlyTheKey(field, TestDocuments.control().put(field, key), key);
            ObjectNode list = TestDocuments.control();
            list.putArray(field).add("contoso.com").add(key);
            assertOnlyTheKey(field, list, key);
            ObjectNode object = TestDocuments.control();
            object.putObject(field).put("key", key);
            assertOnlyTheKey(field, object, key);
        });
    }

    @Test
    void aPrivateKeyAsTheNameOfAFieldIsNotRepeatedEither() {
        String key = TestKeys.pkcs8();
        List<Fault> faults =
                TestDocuments.verdict(TestDocuments.control().put(key, "x")).faults();
        assertThat(faults).extracting(Fault::code).contains(FaultCode.CERTIFICATE_IS_PRIVATE_KEY);
        assertThat(FaultJson.of(faults).toString()).doesNotContain(key.substring(40, 60));
    }

    /** An answer of megabytes would be no help, and a burden. */
    @Test
    void onlySoManyUnknownFieldsAreNamed() {
        ObjectNode json = TestDocuments.control();
        for (int i = 0; i < 1000; i++) {
            json.put("field" + i, "x");
        }
        assertThat(TestDocuments.verdict(json).faults()).hasSize(20);
    }

    private static void assertOnlyTheKey(String field, ObjectNode json, String key) {
        List<Fault> faults = TestDocuments.verdict(json).faults();

        assertThat(faults)
                .filteredOn(fault -> fault.code() != FaultCode.FIELD_UNKNOWN)
                .hasSize(1)
                .allSatisfy(fault -> {
                    assertThat(fault.code()).isEqualTo(FaultCode.CERTIFICATE_IS_PRIVATE_KEY);
                    assertThat(fault.field()).isIn(field, field + "s");
                });
        assertThat(FaultJson.of(faults).toString()).doesNotContain(key.substring(40, 60));
    }

    @Test
    void aPrivateKeyInPlaceOfAnAliasIsNotNamedInTheAnswer() {
        assertThat(EnterpriseDocument.aliasIn(TestDocuments.control().put("alias", TestKeys.pkcs8())))
                .contains("contoso");
    }

    private static List<String> codes(ObjectNode json) {
        return TestDocuments.verdict(json).faults().stream()
                .map(fault -> fault.field() + " " + fault.code().key())
                .toList();
    }
}
