package com.rundiffusion.keycloak.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.provisioning.MappingRow;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an administrator reads in the guide is what the page of a setup link and the errors of provisioning say. */
final class ProvisioningGuideTest {

    @Test
    void itsRowsAreThoseOfThePageInTheirOrder() {
        List<String> rows = Document.read(Path.of("docs/provisioning.md")).lines().stream()
                .filter(line -> line.matches("\\| \\d \\| `.*"))
                .map(line -> line.substring(0, line.indexOf(" | ", line.indexOf("` | ") + 4)))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(MappingRow.values())
                        .map(ProvisioningGuideTest::told)
                        .toList());
    }

    private static String told(MappingRow row) {
        String source = row.delivered()
                .map(before -> "*Source attribute*: choose `%s` in place of `%s`".formatted(row.source(), before))
                .orElseGet(() -> "leave `%s` as it is, and make sure that the row is there".formatted(row.source()));
        String matching = row.precedence()
                .map("; *Match objects using this attribute*: **Yes**, *Matching precedence* **%d**"::formatted)
                .orElse("");
        return "| %d | `%s` | %s%s".formatted(row.number(), row.target(), source, matching);
    }
}
