package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.log.SignInDays;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.operations.event.ChangeHistory;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.rejection.EntraSetting;
import com.rundiffusion.keycloak.rejection.RecordedRejection;
import com.rundiffusion.keycloak.rejection.RecordedRejections;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** How a connected company does: for its own administrator, who comes by a link that was mailed afresh. */
final class StatusPage implements StepPage {

    private static final int DAYS = 14;
    private static final int MOST_CHANGES = 10;
    private static final Duration CHANGES_OF = Duration.ofDays(365);
    private static final Duration ENDING = Duration.ofDays(60);

    @Override
    public Map<String, Object> values(Visit visit) {
        Map<String, Object> values = new HashMap<>();
        values.put("saved", false);
        values.put("recordUrl", SetupLinkUrl.step(visit.session(), visit.link().id(), RecordPage.PATH));
        visit.company().stored().ifPresent(company -> {
            Enterprise enterprise = company.enterprise();
            values.put("active", enterprise.isActive());
            values.put("days", days(visit, company));
            values.put("certificates", certificates(visit, enterprise));
            values.put("domains", enterprise.domains().stream().sorted().toList());
            values.put("contacts", enterprise.contacts());
            values.put("changes", changes(visit, company));
            refusal(visit, enterprise).ifPresent(refusal -> values.put("refusal", refusal));
            Optional.ofNullable(enterprise.planEndsOn())
                    .ifPresent(day -> values.put("planEnds", visit.dates().day(day)));
        });
        if (visit.steps().contains(SetupStep.PROVISIONING)) {
            values.put("provisioningUrl", visit.url(SetupStep.PROVISIONING));
        }
        if (visit.steps().contains(SetupStep.VALUES)) {
            values.put("renewUrl", visit.url(SetupStep.VALUES));
        }
        return values;
    }

    /** The newest first; the count of a node's last minute is still to come. */
    private static List<Map<String, Object>> days(Visit visit, StoredEnterprise company) {
        LocalDate today = LocalDate.ofInstant(KeycloakClock.now(), ZoneOffset.UTC);
        SortedMap<LocalDate, Long> counted =
                new SignInDays(visit.session()).since(company.providerId(), today.minusDays(DAYS - 1));
        long most = counted.values().stream().max(Comparator.naturalOrder()).orElse(1L);
        return IntStream.range(0, DAYS)
                .mapToObj(today::minusDays)
                .map(day -> Map.<String, Object>of(
                        "day", visit.dates().shortDay(day), "count", counted.getOrDefault(day, 0L), "most", most))
                .toList();
    }

    static List<Map<String, Object>> certificates(Visit visit, Enterprise enterprise) {
        Instant now = KeycloakClock.now();
        return enterprise.application().signingCertificates().stream()
                .sorted(Comparator.comparing(SigningCertificate::notAfter).reversed())
                .map(certificate -> Map.<String, Object>of(
                        "fingerprint", certificate.fingerprint(),
                        "ends", visit.dates().day(certificate.notAfter()),
                        "left",
                                Math.max(
                                        0,
                                        Duration.between(now, certificate.notAfter())
                                                .toDays()),
                        "state", state(certificate, now)))
                .toList();
    }

    private static String state(SigningCertificate certificate, Instant now) {
        if (certificate.notAfter().isBefore(now)) {
            return "ended";
        }
        return certificate.notAfter().isBefore(now.plus(ENDING)) ? "ending" : "good";
    }

    /** Not those of a company that had the alias before. */
    private static List<Map<String, Object>> changes(Visit visit, StoredEnterprise company) {
        Instant first = KeycloakClock.now().minus(CHANGES_OF);
        Instant since =
                company.createdAt().filter(created -> created.isAfter(first)).orElse(first);
        return new ChangeHistory(visit.session())
                .of(company.enterprise().alias(), since, MOST_CHANGES).stream()
                        .map(change -> Map.<String, Object>of(
                                "time", visit.dates().time(change.at()),
                                "source", change.source().key(),
                                "isNew", change.isNew(),
                                "fields", change.fields()))
                        .toList();
    }

    private static Optional<Map<String, Object>> refusal(Visit visit, Enterprise enterprise) {
        return new RecordedRejections(visit.session())
                .of(enterprise.alias(), 0, 1).stream().findFirst().flatMap(last -> refusal(visit, last));
    }

    private static Optional<Map<String, Object>> refusal(Visit visit, RecordedRejection last) {
        return last.code().map(code -> {
            Map<String, Object> shown = new HashMap<>();
            shown.put("code", code.key());
            shown.put("time", visit.dates().time(last.time()));
            shown.put("reference", last.reference().value());
            code.setting().map(EntraSetting::key).ifPresent(setting -> shown.put("setting", setting));
            return shown;
        });
    }
}
