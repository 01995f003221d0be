package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.certificate.CertificateText;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.enterprise.metadata.MetadataDocument;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was understood of a pasted text, right or wrong, by the keys of {@code setup.echo.}. */
final class Echo {

    private static final Pattern APPLICATION = Pattern.compile("[?&]appid=([^&]+)", Pattern.CASE_INSENSITIVE);

    private final List<Map<String, String>> entries = new ArrayList<>();

    private Echo() {}

    static List<Map<String, String>> of(EnterpriseDocument document, ShownDates dates) {
        Echo echo = new Echo();
        echo.add("tenant", TenantId.ofIssuer(document.entraIdentifier()).map(TenantId::guid));
        echo.add("cloud", host(document.loginUrl()));
        echo.add("application", application(document.metadataUrl()));
        echo.add("loginUrl", Optional.ofNullable(document.loginUrl()));
        echo.add("identifier", Optional.ofNullable(document.identifier()));
        echo.add("signOnUrl", Optional.ofNullable(document.signOnUrl()));
        certificates(document).distinct().forEach(certificate -> {
            echo.add("certificate", Optional.of(certificate.subject()));
            echo.add("fingerprint", Optional.of(certificate.fingerprint()));
            echo.add("ends", Optional.of(dates.day(certificate.notAfter())));
        });
        return echo.entries;
    }

    private void add(String key, Optional<String> value) {
        value.ifPresent(text -> entries.add(Map.of("key", key, "value", text)));
    }

    private static Stream<SigningCertificate> certificates(EnterpriseDocument document) {
        Stream<String> ofMetadata = MetadataDocument.read(document.metadata()).stream()
                .flatMap(metadata -> metadata.signingCertificates().stream());
        return Stream.concat(
                document.certificates().stream().flatMap(text -> CertificateText.read(text).certificates().stream()),
                ofMetadata.flatMap(text -> SigningCertificate.of(text).stream()));
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(url == null ? null : new URI(url).getHost());
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> application(String metadataUrl) {
        Matcher matcher = APPLICATION.matcher(metadataUrl == null ? "" : metadataUrl);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
