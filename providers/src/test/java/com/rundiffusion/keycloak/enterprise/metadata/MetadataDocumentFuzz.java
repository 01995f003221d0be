package com.rundiffusion.keycloak.enterprise.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.rundiffusion.keycloak.Finding;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that may come from anywhere. */
@ExtendWith(Finding.class)
final class MetadataDocumentFuzz {

    static Stream<byte[]> files() {
        String key = "<KeyDescriptor use='signing'><d:KeyInfo><d:X509Data><d:X509Certificate>\n TUlJ\n QQ== "
                + "</d:X509Certificate></d:X509Data></d:KeyInfo></KeyDescriptor>";
        String entity = "<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata'"
                + " xmlns:d='http://www.w3.org/2000/09/xmldsig#' entityID='https://sts.windows.net/t/'><IDPSSODescriptor>"
                + key + key.replace(" use='signing'", "")
                + "<SingleSignOnService Location='https://login.microsoftonline.com/t/saml2'/>"
                + "</IDPSSODescriptor></EntityDescriptor>";
        return Stream.of(entity, "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>" + entity)
                .map(file -> file.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("files")
    @DictionaryEntries({
        "<!DOCTYPE a [",
        "<!ENTITY",
        "]>",
        "&a;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "&#x0;",
        "use=\"encryption\"",
        "entityID=\"",
        "Location=\"",
        "<KeyDescriptor>",
        "<IDPSSODescriptor>",
        "</IDPSSODescriptor>"
    })
    @FuzzTest(maxExecutions = 10_000)
    void whatIsReadIsCleanAndStoodInTheFile(byte[] file) {
        String xml = new String(file, StandardCharsets.UTF_8);
        Optional<MetadataDocument> read = MetadataDocument.read(xml);

        read.ifPresent(metadata -> {
            assertThat(xml)
                    .contains("EntityDescriptor")
                    .contains("IDPSSODescriptor")
                    .doesNotContain("<!DOCTYPE");
            assertThat(metadata.entityId())
                    .isNotEmpty()
                    .isEqualTo(metadata.entityId().strip());
            assertThat(metadata.signingCertificates()).doesNotHaveDuplicates().allSatisfy(text -> {
                assertThat(text).doesNotContainAnyWhitespaces().hasSizeLessThanOrEqualTo(xml.length());
                SigningCertificate.of(text).ifPresent(SigningCertificate::fingerprint);
            });
            assertThat(metadata.loginUrls()).doesNotHaveDuplicates();
        });
    }
}
