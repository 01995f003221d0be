package com.rundiffusion.keycloak.entra.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.Person;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tenant URL, secret token and Test Connection. */
class CredentialsTest {

    private final StubApplication application = new StubApplication();

    @RegisterExtension
    private final Customer customer = new Customer(application);

    @Test
    void testConnectionLooksForSomebodyWhomNobodyCanHave() {
        assertThat(customer.job().testConnection().works()).isTrue();
        assertThat(customer.job()
                        .mapping(MappingPreset.OBJECT_ID)
                        .testConnection()
                        .works())
                .isTrue();
        List<String> lines = application.lines();
        assertThat(lines).hasSize(2);
        assertThat(guid(lines.get(0), "GET /Users?filter=userName eq \""))
                .isNotEqualTo(guid(lines.get(1), "GET /Users?filter=externalId eq \""));
    }

    private static UUID guid(String line, String before) {
        assertThat(line).startsWith(before).endsWith("\"");
        return UUID.fromString(line.substring(before.length(), line.length() - 1));
    }

    @Test
    void whatIsWrongHasOneSentence() {
        TestedConnection works = customer.job().testConnection();
        application.takesOnly("another");
        TestedConnection refused = customer.job().testConnection();
        application.takesOnly(StubApplication.TOKEN);
        application.refuses(request -> true, 404);
        TestedConnection notFound = customer.job().testConnection();
        TestedConnection nothing = customer.job().credentials("", "").testConnection();
        assertThat(refused.works()).isFalse();
        assertThat(refused).isEqualTo(notFound).isEqualTo(nothing).isNotEqualTo(works);
    }

    @Test
    void theQueryOfTheTenantUrlComesAlongAndASlashTooMuchStays() {
        customer.assigned(Person.MEMBER);
        customer.job().credentials(application.tenantUrl() + "/?aadOptscim062020", StubApplication.TOKEN);
        customer.job().cycle();
        assertThat(application.lines())
                .containsExactly(
                        "GET //Users?aadOptscim062020&filter=userName eq \"ada.winter@contoso.example\"",
                        "POST //Users?aadOptscim062020");
    }

    @Test
    void withoutASecretTokenEntraSendsOneOfItsOwn() {
        customer.job().credentials(application.tenantUrl(), " ").testConnection();
        String token = application.tokens().get(0);
        assertThat(token).startsWith("Bearer ");
        JsonNode claims = ScimRequest.json(
                new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
        assertThat(claims.path("iss").asText()).isEqualTo(customer.tenant().identifier());
        assertThat(claims.path("aud").asText()).isEqualTo("8adf8e6e-67b2-4cf2-a259-e3dc5476c621");
        assertThat(token.split("\\.")).hasSize(3);
    }

    @Test
    void anApplicationThatIsBusyIsAskedAgain() {
        customer.assigned(Person.MEMBER);
        application.isBusyFor(3);
        Instant before = customer.clock().instant();
        assertThat(customer.job().cycle().count(Step.CREATED)).isEqualTo(1);
        assertThat(customer.clock().instant()).isEqualTo(before.plusSeconds(3L * StubApplication.BUSY_SECONDS));
        customer.assigned(Person.RENAMED);
        application.isBusyFor(4);
        assertThat(customer.job().cycle().count(Step.FAILED)).isEqualTo(1);
    }

    @Test
    void anApplicationThatIsNotThereIsAFailure() {
        customer.assigned(Person.MEMBER);
        customer.job().credentials("http://127.0.0.1:1/scim", "t");
        assertThat(customer.job().cycle().counts()).containsOnlyKeys(Step.FAILED);
        assertThat(customer.job().state()).isEqualTo(JobState.RUNNING);
    }
}
