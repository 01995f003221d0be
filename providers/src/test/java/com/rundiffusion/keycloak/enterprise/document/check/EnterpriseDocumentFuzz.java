package com.rundiffusion.keycloak.enterprise.document.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.Finding;
import com.rundiffusion.keycloak.body.BodyItems;
import com.rundiffusion.keycloak.body.DocumentLines;
import com.rundiffusion.keycloak.body.RequestBody;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.document.json.EnterpriseJson;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.MethodSource;

/** A file of documents, one a line: each is refused with reasons that can be shown, or means the same when it comes again. */
@ExtendWith(Finding.class)
final class EnterpriseDocumentFuzz {

    static Stream<byte[]> files() {
        ObjectNode small = TestDocuments.control();
        small.remove("certificate");
        small.put("status", "draft")
                .put("metadata", TestDocuments.metadata(TestDocuments.ENTRA_IDENTIFIER, TestCertificates.ofEntra()))
                .put("planEndsOn", "2026-12-31")
                .put("acceptExpiredCertificatesUntil", "2026-12-31")
                .put("otherDomains", "unverified")
                .put("provisioning", "optional");
        small.putObject("roles")
                .put("source", "provisionedGroups")
                .put("default", "member")
                .putObject("map")
                .put(TestDocuments.TENANT, "admin");
        return Stream.of(TestDocuments.control().toString(), small + "\n\n" + TestDocuments.control(), "[]", "{}\n7")
                .map(file -> file.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("files")
    @DictionaryEntries({
        "\"alias\":\"",
        "\"metadataUrl\":\"",
        "\"domains\":[",
        "\"certificates\":[",
        "\"signOnUrl\":\"",
        "\"roles\":{",
        "\"map\":{",
        "null",
        "\\u0000",
        "\\ud800",
        "xn--",
        "?autoLoginSsoProvider=",
        "https://login.microsoftonline.com/",
        "%zz",
        "{tenant}"
    })
    @FuzzTest(maxExecutions = 8_000)
    void aDocumentIsRefusedWithReasonsOrMeansTheSameAgain(byte[] file) throws IOException {
        for (ObjectNode json : documents(file)) {
            EnterpriseDocument.aliasIn(json);
            Verdict verdict = TestDocuments.verdict(json);

            assertThat(verdict.enterprise() == null).isEqualTo(!verdict.faults().isEmpty());
            verdict.faults().forEach(EnterpriseDocumentFuzz::assertShowable);
            if (verdict.enterprise() != null) {
                assertMeansTheSame(verdict.enterprise());
            }
        }
    }

    private static List<ObjectNode> documents(byte[] file) throws IOException {
        List<ObjectNode> documents = new ArrayList<>();
        for (BodyItems<DocumentLines.Line> lines :
                List.of(DocumentLines.of(body(file), true), DocumentLines.of(body(file), false))) {
            for (Optional<DocumentLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                line.get().document().ifPresent(documents::add);
            }
        }
        return documents;
    }

    private static RequestBody body(byte[] file) throws IOException {
        return new RequestBody(new ByteArrayInputStream(file), null);
    }

    private static void assertShowable(Fault fault) {
        for (String text : new String[] {fault.field(), fault.actual(), fault.expected()}) {
            if (text != null) {
                assertThat(text).hasSizeLessThan(256).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
            }
        }
    }

    private static void assertMeansTheSame(Enterprise enterprise) {
        ObjectNode json = EnterpriseJson.document(enterprise);
        json.retain(json.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .map(java.util.Map.Entry::getKey)
                .toList());
        Verdict again = TestDocuments.verdict(json, Optional.of(enterprise));

        assertThat(again.faults()).isEmpty();
        assertThat(again.enterprise()).isEqualTo(enterprise);
    }
}
