package com.rundiffusion.keycloak.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.DocumentLines;
import com.rundiffusion.keycloak.body.RequestBody;
import com.rundiffusion.keycloak.enterprise.certificate.CertificateStrength;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.document.check.TestDocuments;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each limit: so much is judged like anything else, and one more is refused for being that. */
final class RequestLimitTest {

    @TestFactory
    Stream<DynamicTest> soMuchIsJudgedAndOneMoreIsNot() {
        return Stream.of(RequestLimit.values())
                .map(limit -> DynamicTest.dynamicTest(limit.name(), () -> {
                    assertThat(isOver(limit, limit.most())).isFalse();
                    assertThat(isOver(limit, limit.most() + 1)).isTrue();
                }));
    }

    /** Whether so much of it is too much. */
    private static boolean isOver(RequestLimit limit, int count) {
        return switch (limit) {
            case BODY -> refuses(limit, body("\"" + "x".repeat(count - 2) + "\"", limit));
            case DOCUMENT -> refuses(limit, lines("{" + " ".repeat(count - 2) + "}"));
            case DOCUMENTS -> refuses(limit, lines("{}\n".repeat(count)));
            case DEPTH ->
                lines("[".repeat(count) + "]".repeat(count)).stream()
                        .anyMatch(fault -> fault.code() == FaultCode.TEXT_TOO_LONG);
            case EXPLAINED_FAULTS -> {
                BriefFaults brief = new BriefFaults();
                List<Fault> one = List.of(FaultCode.JSON_UNREADABLE.fault(null, null, null));
                IntStream.range(1, count).forEach(before -> brief.list(one));
                yield !brief.list(one).get(0).has("fix");
            }
            case FAULTS -> faultsOf(count).size() < count;
            case UNKNOWN_FIELDS -> {
                ObjectNode json = TestDocuments.control();
                IntStream.range(0, count).forEach(field -> json.put("field" + field, "x"));
                yield TestDocuments.verdict(json).faults().size() < count;
            }
            case ALIAS,
                    DISPLAY_NAME,
                    IDENTIFIER,
                    OTHER_DOMAINS,
                    STATUS,
                    PLAN_ENDS_ON,
                    PROVISIONING,
                    ACCEPT_EXPIRED_CERTIFICATES_UNTIL -> refuses(limit, text(limit, "x".repeat(count)));
            case SIGN_ON_URL, LOGIN_URL, ENTRA_IDENTIFIER, METADATA_URL, METADATA ->
                refuses(limit, text(limit, "x".repeat(count)));
            case ROLE_VALUE -> refuses(limit, roles(List.of("x".repeat(count))));
            case ROLE_VALUES ->
                refuses(
                        limit,
                        roles(IntStream.range(0, count)
                                .mapToObj(String::valueOf)
                                .toList()));
            case CERTIFICATE -> refuses(limit, text("certificate", " ".repeat(count - 1) + "x"));
            case CERTIFICATES -> refuses(limit, list("certificates", count, "x"));
            case CERTIFICATE_BYTES -> refuses(limit, certificate(TestCertificates.ofSize(count)));
            case VALID_CERTIFICATES -> refuses(limit, certificates(count));
            case METADATA_CERTIFICATES -> {
                X509Certificate[] all = IntStream.range(0, count)
                        .mapToObj(TestCertificates::weak)
                        .toArray(X509Certificate[]::new);
                all[count - 1] = TestCertificates.ofEntra();
                yield text("metadata", TestDocuments.metadata(TestDocuments.ENTRA_IDENTIFIER, all)).stream()
                        .anyMatch(fault -> fault.code() == FaultCode.METADATA_WITHOUT_CERTIFICATE);
            }
            case RSA_MODULUS -> isCostly(count, BigInteger.valueOf(65_537));
            case RSA_EXPONENT -> isCostly(2048, BigInteger.ONE.shiftLeft(count - 1));
            case DOMAIN_LIST -> refuses(limit, text("domains", " ".repeat(count - 1) + "x"));
            case CONTACT_LIST -> refuses(limit, text("contacts", " ".repeat(count - 1) + "x"));
            case DOMAINS -> refuses(limit, list("domains", count, "x"));
            case CONTACTS -> refuses(limit, list("contacts", count, "x"));
            case DOMAIN -> refuses(limit, list("domains", 1, "x".repeat(count)));
            case CONTACT -> refuses(limit, list("contacts", 1, "x".repeat(count)));
        };
    }

    private static List<Fault> roles(List<String> values) {
        ObjectNode json = TestDocuments.control();
        ObjectNode roles = json.putObject("roles").put("source", "appRoles");
        ObjectNode map = roles.putObject("map");
        values.forEach(value -> map.put(value, "member"));
        return TestDocuments.verdict(json).faults();
    }

    private static boolean refuses(RequestLimit limit, List<Fault> faults) {
        Fault told = limit.fault(limit.most() + 1L);
        return faults.stream()
                .anyMatch(
                        fault -> fault.code() == told.code() && fault.expected().equals(told.expected()));
    }

    private static List<Fault> body(String text, RequestLimit limit) {
        try {
            bytes(text).json(limit);
            return List.of();
        } catch (RequestBody.Unreadable unreadable) {
            return List.of(unreadable.fault());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Fault> lines(String text) {
        try {
            List<Fault> faults = new ArrayList<>();
            DocumentLines lines = new DocumentLines(bytes(text));
            for (Optional<DocumentLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                line.get().fault().ifPresent(faults::add);
            }
            return faults;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RequestBody bytes(String text) throws IOException {
        return new RequestBody(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null);
    }

    private static List<Fault> faultsOf(int count) {
        Faults faults = new Faults();
        IntStream.range(0, count).forEach(i -> faults.add("status", FaultCode.STATUS_UNKNOWN, "x", "y"));
        return faults.all();
    }

    /** The field of the limit's name. */
    private static List<Fault> text(RequestLimit limit, String value) {
        String[] words = limit.name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder field = new StringBuilder(words[0]);
        Stream.of(words)
                .skip(1)
                .forEach(word -> field.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1)));
        return text(field.toString(), value);
    }

    private static List<Fault> text(String field, String value) {
        ObjectNode json = TestDocuments.control();
        if (field.equals("metadata")) {
            json.remove("certificate");
        }
        return TestDocuments.verdict(json.put(field, value)).faults();
    }

    private static List<Fault> list(String field, int count, String value) {
        ObjectNode json = TestDocuments.control();
        json.remove("certificate");
        json.putArray(field);
        IntStream.range(0, count).forEach(i -> json.withArray(field).add(value));
        return TestDocuments.verdict(json).faults();
    }

    private static List<Fault> certificate(X509Certificate certificate) {
        return text("certificate", TestCertificates.pem(certificate));
    }

    private static List<Fault> certificates(int count) {
        ObjectNode json = TestDocuments.control();
        json.remove("certificate");
        IntStream.range(0, count)
                .forEach(i -> json.withArray("certificates").add(TestCertificates.pem(TestCertificates.ofEntra(i))));
        return TestDocuments.verdict(json).faults();
    }

    private static boolean isCostly(int modulus, BigInteger exponent) {
        KeyPair keys = new KeyPair(
                TestCertificates.publicKey(modulus, exponent),
                TestCertificates.rsa().getPrivate());
        return CertificateStrength.fault(TestCertificates.withKey(keys, "SHA256withRSA"))
                .equals(Optional.of(FaultCode.CERTIFICATE_COSTLY_KEY));
    }
}
