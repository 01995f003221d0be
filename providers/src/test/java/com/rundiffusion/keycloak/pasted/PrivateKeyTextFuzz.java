package com.rundiffusion.keycloak.pasted;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.Finding;
import com.rundiffusion.keycloak.enterprise.certificate.TestKeys;
import com.rundiffusion.keycloak.enterprise.document.check.TestDocuments;
import com.rundiffusion.keycloak.enterprise.document.check.Verdict;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.FaultJson;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;

/** A private key in any field, with anything around it, sent through whatever people send things through. */
@ExtendWith(Finding.class)
final class PrivateKeyTextFuzz {

    private static final List<String> KEYS = TestKeys.allForms().entrySet().stream()
            .filter(form -> form.getKey().contains(" as PEM") || form.getKey().contains("as Base64"))
            .filter(form -> !form.getKey().contains("cut off") && !form.getKey().contains("without its Base64"))
            .map(form -> form.getValue())
            .toList();

    private static final String[] FIELDS = {
        "alias",
        "displayName",
        "identifier",
        "signOnUrl",
        "loginUrl",
        "entraIdentifier",
        "certificate",
        "certificates",
        "metadataUrl",
        "metadata",
        "domains",
        "contacts",
        "status",
        "otherDomains",
        "planEndsOn",
        "acceptExpiredCertificatesUntil",
        "unknown"
    };

    /** As much of a key as may be repeated by chance. */
    private static final int PIECE = 24;

    @FuzzTest(maxExecutions = 4_000)
    void nothingOfAPrivateKeyIsRepeated(FuzzedDataProvider choice) {
        String key = choice.pickValue(KEYS);
        String field = choice.pickValue(FIELDS);
        String sent = sent(choice, key);
        String text = choice.consumeString(40) + "\n" + sent + choice.consumeRemainingAsString();
        ObjectNode json = TestDocuments.control();
        if (choice.consumeBoolean()) {
            json.putArray(field).add(text);
        } else {
            json.put(field, text);
        }

        Verdict verdict = TestDocuments.verdict(json);

        assertThat(verdict.faults()).extracting(Fault::code).contains(FaultCode.CERTIFICATE_IS_PRIVATE_KEY);
        String answer = FaultJson.of(verdict.faults()).toString();
        assertThat(pieces(key)).noneMatch(answer::contains);
    }

    private static String sent(FuzzedDataProvider choice, String key) {
        return switch (choice.consumeInt(0, 6)) {
            case 0 -> "> " + key.replace("\n", "\n> ");
            case 1 -> key.replace("\n", "\r\n");
            case 2 -> key.replace("\n", "\\n");
            case 3 -> key.replace("+", "&#43;").replace("/", "&#x2F;");
            case 4 -> key.replace("\n", "<br>");
            case 5 -> key.replace("\n", "=\n");
            default -> key;
        };
    }

    private static Set<String> pieces(String key) {
        String base64 = key.replaceAll("-----[^-]*-----|[^A-Za-z0-9+/]", "");
        return IntStream.rangeClosed(0, base64.length() - PIECE)
                .filter(at -> at % PIECE == 0)
                .mapToObj(at -> base64.substring(at, at + PIECE))
                .collect(Collectors.toSet());
    }
}
