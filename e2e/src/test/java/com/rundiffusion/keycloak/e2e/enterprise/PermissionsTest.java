package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.loopback.PlainHttp;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ServiceAccount;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The role of its own: enterprises, and nothing else of the realm. */
class PermissionsTest {

    private static final List<String> REST_OF_THE_REALM =
            List.of("users", "clients", "identity-provider/instances", "organizations", "events", "admin-events");

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    @Test
    void whoeverManagesEnterprisesManagesThemAndNothingElse() {
        try (ServiceAccount account = ServiceAccount.with(journey.services(), "manage-enterprises")) {
            EnterpriseApi api = account.api();
            assertThat(api.create(companies.document(1)).status()).isEqualTo(201);
            assertThat(api.put("company-00001", Map.of("displayName", "Renamed"))
                            .status())
                    .isEqualTo(200);
            assertThat(api.status("company-00001", "paused").status()).isEqualTo(200);
            assertThat(api.importLines(companies.line(1)).status()).isEqualTo(200);
            assertThat(api.list("").status()).isEqualTo(200);
            assertThat(api.export().status()).isEqualTo(200);
            assertThat(REST_OF_THE_REALM)
                    .allSatisfy(path -> assertThat(status(account, path)).isEqualTo(403));
            assertThat(api.delete("company-00001").status()).isEqualTo(204);
        }
    }

    @Test
    @Tag("A43")
    void whoeverViewsThemChangesNothing() {
        companies.api().create(companies.document(1));
        try (ServiceAccount account = ServiceAccount.with(journey.services(), "view-enterprises")) {
            EnterpriseApi api = account.api();
            assertThat(api.list("").status()).isEqualTo(200);
            assertThat(api.get("company-00001").status()).isEqualTo(200);
            assertThat(api.export().status()).isEqualTo(200);
            refusesEveryChange(api);
        }
    }

    /** The other rights of an administrator are not enough. */
    @Test
    @Tag("A43")
    void whoeverManagesTheRestOfTheRealmDoesNotSeeThem() {
        companies.api().create(companies.document(1));
        try (ServiceAccount account = ServiceAccount.with(
                journey.services(), "manage-users", "manage-clients", "manage-identity-providers", "view-realm")) {
            EnterpriseApi api = account.api();
            assertThat(api.list("").status()).isEqualTo(403);
            assertThat(api.get("company-00001").status()).isEqualTo(403);
            assertThat(api.export().status()).isEqualTo(403);
            refusesEveryChange(api);
            assertThat(status(account, "users")).isEqualTo(200);
        }
    }

    @Test
    void theRealmsFullAdministratorManagesThemToo() {
        try (ServiceAccount account = ServiceAccount.with(journey.services(), "realm-admin")) {
            assertThat(account.api().create(companies.document(1)).status()).isEqualTo(201);
        }
    }

    @Test
    void nobodyDoesNothing() throws IOException, InterruptedException {
        URI enterprises = journey.services().keycloak().resolve("/admin/realms/rundiffusion/enterprises");
        HttpRequest request = HttpRequest.newBuilder(enterprises).build();
        assertThat(PlainHttp.client().send(request, BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    private void refusesEveryChange(EnterpriseApi api) {
        assertThat(api.create(companies.document(2)).status()).isEqualTo(403);
        assertThat(api.dryRun(companies.document(2)).status()).isEqualTo(403);
        assertThat(api.put("company-00001", companies.document(1)).status()).isEqualTo(403);
        assertThat(api.status("company-00001", "paused").status()).isEqualTo(403);
        assertThat(api.delete("company-00001").status()).isEqualTo(403);
        assertThat(api.importLines(companies.line(2)).status()).isEqualTo(403);
    }

    private int status(ServiceAccount account, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            journey.services().keycloak().resolve("/admin/realms/rundiffusion/" + path))
                    .header("Authorization", "Bearer " + account.bearer().token())
                    .build();
            return PlainHttp.client().send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
