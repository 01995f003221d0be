package com.rundiffusion.keycloak.e2e.production;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.machine.Command;
import com.rundiffusion.keycloak.testkit.server.Nginx;
import com.rundiffusion.keycloak.testkit.server.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GatewayIncludeTest {

    private static final Pattern RULE =
            Pattern.compile("# in http\n(.*?)# in the apps' server\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    /** None of its names can be resolved here: nginx must start all the same. */
    @Test
    void nginxTakesProductionsAddressesWithoutLookingUpAName() {
        TlsIdentity identity = TlsIdentity.forHosts(folder, List.of("sso.rundiffusion.com"));

        assertTaken(Nginx.checkProductionAddresses(identity));
    }

    /** The two parts of the block stand where their comments say. */
    @Test
    void anExistingNginxTakesTheRuleOfTheDocument() throws IOException {
        String document = Files.readString(Checkout.file("docs/gateway.md"));
        Matcher rule = RULE.matcher(document);
        assertThat(rule.find()).isTrue();
        String certificates = "/etc/ssl/certs/ca-certificates.crt";
        assertThat(rule.group(2)).contains(certificates);
        Path trusted =
                TlsIdentity.forHosts(folder, List.of("app.rundiffusion.com")).certificate();

        assertTaken(Nginx.check(rule.group(1), rule.group(2).replace(certificates, trusted.toString())));
        assertThat(Nginx.check("", rule.group(2)).exitCode()).isNotZero();
    }

    private static void assertTaken(Command.Result check) {
        assertThat(check.output()).contains("test is successful");
        assertThat(check.exitCode()).isZero();
    }
}
