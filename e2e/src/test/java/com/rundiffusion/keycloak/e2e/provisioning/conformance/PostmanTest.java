package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.enterprise.ProvisionedCompany;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Microsoft's Postman collection, run by newman, where it lies beside the checkout. */
class PostmanTest {

    @RegisterExtension
    private static final ProvisionedCompany COMPANY = new ProvisionedCompany(83);

    /** All but the one for a token. */
    private static final int REQUESTS = 78;

    @TestFactory
    Stream<DynamicTest> eachRequestIsAnsweredAsItExpects() throws IOException {
        if (!Files.exists(PostmanRun.COLLECTION)) {
            return Stream.empty();
        }
        List<PostmanRun.Sent> all = PostmanRun.run(COMPANY);
        assertThat(all).hasSize(REQUESTS);
        return all.stream().map(sent -> DynamicTest.dynamicTest(sent.name(), () -> check(sent)));
    }

    /** Where the collection looks at nothing, the answer must say that it is done. */
    private static void check(PostmanRun.Sent sent) {
        assertThat(sent.wrong()).isEmpty();
        if (sent.checked() == 0) {
            assertThat(sent.status()).isBetween(200, 299);
        }
    }
}
