package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sign-in would meet, asked without a person. */
class SignInCheckTest {

    private static final String ALIAS = "company-00001";

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    @Test
    void whatWorksIsSaidToWork() {
        JsonNode found = check("contoso");
        assertThat(found.path("wouldSignIn").asBoolean()).isTrue();
        assertThat(codes(found, "error")).isEmpty();
        assertThat(codes(found, "ok")).contains("status_active", "certificate_valid", "reply_url", "login_url");
        assertThat(companies.api().send("POST", "/nobody/check", null).status()).isEqualTo(404);
    }

    @Test
    void whatIsSwitchedOffIsCheckedAsIfItWereNot() {
        companies.api().create(companies.document(1));
        companies.api().status(ALIAS, "paused");
        JsonNode found = check(ALIAS);
        assertThat(found.path("wouldSignIn").asBoolean()).isFalse();
        assertThat(codes(found, "error")).containsExactly("status_not_active");
    }

    @ParameterizedTest
    @CsvSource({
        "singleSignOnServiceUrl, https://evil.example/saml, login_url_host",
        "signingCertificate, '', certificate_missing",
        "idpEntityId, https://sts.windows.net/99999999-2222-4333-8444-555555555555/, login_url_tenant_mismatch",
        "planEndsOn, 2020-01-01, plan_end_past",
    })
    void whatTheChecksWouldRefuseStopsASignIn(String key, String value, String code) {
        companies.api().create(companies.document(1));
        assertThat(check(ALIAS).path("wouldSignIn").asBoolean()).isTrue();
        new Background(journey).setPastUs(ALIAS, key, value);
        JsonNode found = check(ALIAS);
        assertThat(found.path("wouldSignIn").asBoolean()).isFalse();
        assertThat(codes(found, "error")).contains(code);
    }

    @Test
    void whatEndsSoonAndWhatNobodyEnteredIsAWarning() {
        Map<String, Object> document = new HashMap<>(companies.document(1));
        document.put("domains", List.of());
        document.put("planEndsOn", LocalDate.now(ZoneOffset.UTC).plusDays(3).toString());
        companies.api().create(document);
        JsonNode found = check(ALIAS);
        assertThat(found.path("wouldSignIn").asBoolean()).isTrue();
        assertThat(codes(found, "warning")).contains("domains_none", "plan_ending");
    }

    private JsonNode check(String alias) {
        EnterpriseApi.Answer answer = companies.api().send("POST", "/" + alias + "/check", null);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> codes(JsonNode found, String severity) {
        return EnterpriseApi.stream(found.path("findings"))
                .filter(finding -> finding.path("severity").asText().equals(severity))
                .map(finding -> finding.path("code").asText())
                .toList();
    }
}
