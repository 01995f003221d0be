package com.rundiffusion.keycloak.operations.onboarding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.document.check.Verdict;
import com.rundiffusion.keycloak.enterprise.document.json.EnterpriseJson;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/**
 * What somebody of an enterprise would meet who signed in now, as far as it can be told without a person. It judges by the rules
 * of the documents, changes nothing, and reads the metadata from its URL if there is one.
 */
public final class SignInCheck {

    private static final Duration SOON = Duration.ofDays(60);

    private final KeycloakSession session;
    private final StoredEnterprise stored;
    private final Enterprise enterprise;
    private final Instant now = KeycloakClock.now();
    private final List<Finding> findings = new ArrayList<>();

    public SignInCheck(KeycloakSession session, StoredEnterprise stored) {
        this.session = session;
        this.stored = stored;
        this.enterprise = stored.enterprise();
    }

    /** What would stop a sign-in first. */
    public List<Finding> findings() {
        findings.clear();
        ObjectNode document = EnterpriseJson.writable(stored);
        List<Fault> faults = new ArrayList<>(new Judge(session)
                .review(stored, new Submission(document, List.of()))
                .faults());
        EnterpriseJson.problems(stored).stream()
                .filter(problem -> problem.field() == null
                        || faults.stream().noneMatch(fault -> problem.field().equals(fault.field())))
                .toList()
                .forEach(faults::add);
        faults.forEach(fault -> findings.add(Finding.of(fault)));
        status();
        certificates();
        metadata(document);
        domains();
        replyUrl();
        if (isFree("loginUrl")) {
            add(FindingCode.LOGIN_URL, "loginUrl", enterprise.application().loginUrl());
        }
        plan();
        return findings.stream()
                .sorted((one, other) -> one.severity().compareTo(other.severity()))
                .toList();
    }

    /** Of its plan the day says more. */
    private void status() {
        boolean active = enterprise.isActive();
        add(
                active ? FindingCode.STATUS_ACTIVE : FindingCode.STATUS_NOT_ACTIVE,
                "status",
                enterprise.status().key());
    }

    private void certificates() {
        Optional<Instant> end = enterprise.application().signingCertificates().stream()
                .filter(certificate -> certificate.isValidAt(now))
                .map(SigningCertificate::notAfter)
                .max(Instant::compareTo);
        if (end.isPresent()) {
            boolean soon = end.get().isBefore(now.plus(SOON));
            add(soon ? FindingCode.CERTIFICATE_ENDING : FindingCode.CERTIFICATE_VALID, "certificates", end.get());
        } else if (isFree("certificates")) {
            findings.add(Finding.of(
                    FaultCode.CERTIFICATE_MISSING.fault("certificates", null, "a certificate that is valid now")));
        }
    }

    private void metadata(ObjectNode document) {
        if (enterprise.application().metadataUrl() == null || !isFree("metadataUrl")) {
            return;
        }
        ObjectNode without = document.deepCopy().without(List.of("certificates"));
        Submission read = new MetadataSource(session.getContext().getRealm()).of(without, () -> null);
        Verdict verdict = new Judge(session).review(stored, read);
        List<Fault> faults = Stream.concat(read.faults().stream(), verdict.faults().stream())
                .filter(fault -> "metadataUrl".equals(fault.field()))
                .distinct()
                .toList();
        faults.forEach(fault -> findings.add(Finding.of(fault)));
        if (faults.isEmpty() && verdict.enterprise() != null) {
            boolean same = new HashSet<>(verdict.enterprise().application().certificates())
                    .equals(new HashSet<>(enterprise.application().certificates()));
            add(
                    same ? FindingCode.METADATA_SAME : FindingCode.METADATA_OTHER,
                    "metadataUrl",
                    enterprise.application().metadataUrl());
        }
    }

    private void domains() {
        if (enterprise.domains().isEmpty()) {
            add(FindingCode.DOMAINS_NONE, "domains", null);
        } else if (isFree("domains")) {
            add(FindingCode.DOMAINS_OWN, "domains", String.join(", ", new TreeSet<>(enterprise.domains())));
        }
    }

    private void replyUrl() {
        List<String> routed =
                new SsoSettings(session.getContext().getRealm()).replyUrls().routed();
        add(
                routed.isEmpty() ? FindingCode.REPLY_URL_MISSING : FindingCode.REPLY_URL,
                null,
                routed.isEmpty() ? null : routed.get(0));
    }

    private void plan() {
        LocalDate end = enterprise.planEndsOn();
        if (end != null && isFree("planEndsOn")) {
            boolean soon = end.isBefore(LocalDate.ofInstant(now.plus(SOON), ZoneOffset.UTC));
            add(soon ? FindingCode.PLAN_ENDING : FindingCode.PLAN_RUNNING, "planEndsOn", end);
        }
    }

    private void add(FindingCode code, String field, Object actual) {
        findings.add(code.finding(field, actual));
    }

    private boolean isFree(String field) {
        return findings.stream().noneMatch(finding -> field.equals(finding.field()));
    }
}
