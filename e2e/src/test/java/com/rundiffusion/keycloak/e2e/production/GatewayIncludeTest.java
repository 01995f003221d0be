package com.rundiffusion.keycloak.e2e.production;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.server.Nginx;
import com.rundiffusion.keycloak.testkit.server.TlsIdentity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GatewayIncludeTest {

    @TempDir
    private Path folder;

    /** None of its names can be resolved here: nginx must start all the same. */
    @Test
    void nginxTakesProductionsAddressesWithoutLookingUpAName() {
        TlsIdentity identity = TlsIdentity.forHosts(folder, List.of("sso.rundiffusion.com"));

        assertThat(Nginx.checkProductionAddresses(identity))
                .satisfies(check -> assertThat(check.output()).contains("test is successful"))
                .satisfies(check -> assertThat(check.exitCode()).isZero());
    }
}
