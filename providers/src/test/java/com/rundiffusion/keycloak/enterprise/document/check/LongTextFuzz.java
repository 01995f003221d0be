package com.rundiffusion.keycloak.enterprise.document.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.Finding;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A text that repeats itself, in any field and as long as the field takes: if the time grew with the square of the length,
 * Jazzer would not wait for the end.
 */
@ExtendWith(Finding.class)
final class LongTextFuzz {

    private static final String[] FIELDS = {
        "alias",
        "displayName",
        "identifier",
        "signOnUrl",
        "loginUrl",
        "entraIdentifier",
        "certificate",
        "metadataUrl",
        "metadata",
        "domains",
        "contacts",
        "planEndsOn",
        "acceptExpiredCertificatesUntil",
        "provisioning",
        "roles",
        "unknown"
    };
    private static final int[] LENGTHS = {255, 2048, 16 * 1024, 64 * 1024, 1024 * 1024};
    private static final String[] UNITS = {
        "MII",
        "-----BEGIN ",
        "<br",
        "&amp;",
        "&#",
        "[](https:",
        " <https:",
        "LS0tLS1CRUdJTi",
        "\\",
        "@",
        ".",
        " ",
        "\n",
        "\u200b",
        "-",
        "{",
        "<EntityDescriptor",
        "11:",
        "a.",
        "%0a",
        "\"d\"",
        "BEGIN A ",
        "xn--",
        "a@a,"
    };

    @FuzzTest(maxExecutions = 150)
    void noTextTakesMoreThanItsLength(FuzzedDataProvider choice) {
        String field = choice.pickValue(FIELDS);
        int length = choice.pickValue(LENGTHS);
        String before = choice.consumeString(20);
        String unit = choice.consumeBoolean() ? choice.pickValue(UNITS) : choice.consumeString(20);
        String after = choice.consumeString(20);
        int room = Math.max(0, length - before.length() - after.length());
        ObjectNode json = TestDocuments.control();
        json.put(field, before + unit.repeat(unit.isEmpty() ? 0 : room / unit.length()) + after);

        EnterpriseDocument.aliasIn(json);
        assertThat(TestDocuments.verdict(json)).isNotNull();
    }
}
