package com.rundiffusion.keycloak.operations.upkeep;

import com.rundiffusion.keycloak.operations.upkeep.notice.Threshold;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What monitoring sees, never by enterprise: ten thousand of them would be ten thousand series. Gauges keep the numbers of the
 * last round, so that asking for them costs nothing, and every node has them all. Without a registry nobody listens.
 */
final class UpkeepMetrics {

    private final MeterRegistry registry;
    private final Map<Threshold, AtomicLong> certificates;
    private final Map<Threshold, AtomicLong> exceptions;
    private final Map<Threshold, AtomicLong> plans;
    private final AtomicLong metadataFailures;
    private final AtomicLong provisioningSilent;
    private final AtomicLong peopleWaiting;
    private final AtomicLong logoutNoticesOpen;

    UpkeepMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.certificates = gauges("sso.certificates.ending");
        this.exceptions = gauges("sso.certificate.exceptions.ending");
        this.plans = gauges("sso.plans.ending");
        this.metadataFailures = registry.gauge("sso.metadata.failures", new AtomicLong());
        this.provisioningSilent = registry.gauge("sso.provisioning.silent", new AtomicLong());
        this.peopleWaiting = registry.gauge("sso.people.waiting", new AtomicLong());
        this.logoutNoticesOpen = registry.gauge("sso.logout.notices.open", new AtomicLong());
        // Seen from the start, so that an alert can tell none from not known.
        Stream.of("unchanged", "changed", "failed").forEach(result -> countMetadata(result, 0));
        Stream.of(true, false).forEach(sent -> countMail(sent, 0));
    }

    private Map<Threshold, AtomicLong> gauges(String name) {
        Map<Threshold, AtomicLong> gauges = new EnumMap<>(Threshold.class);
        for (Threshold threshold : Threshold.values()) {
            gauges.put(threshold, registry.gauge(name, Tags.of("within", threshold.days() + "d"), new AtomicLong()));
        }
        return gauges;
    }

    void show(List<RealmState> realms) {
        certificates.forEach((threshold, gauge) ->
                gauge.set(sum(realms, realm -> realm.certificatesEnding().get(threshold))));
        exceptions.forEach((threshold, gauge) ->
                gauge.set(sum(realms, realm -> realm.exceptionsEnding().get(threshold))));
        plans.forEach((threshold, gauge) ->
                gauge.set(sum(realms, realm -> realm.plansEnding().get(threshold))));
        metadataFailures.set(sum(realms, RealmState::metadataFailures));
        provisioningSilent.set(sum(realms, RealmState::provisioningSilent));
        peopleWaiting.set(sum(realms, RealmState::peopleWaiting));
        logoutNoticesOpen.set(sum(realms, RealmState::logoutNoticesOpen));
    }

    private static long sum(List<RealmState> realms, ToLongFunction<RealmState> number) {
        return realms.stream().mapToLong(number).sum();
    }

    /** Stands still when the node no longer goes round. */
    void countRound() {
        registry.counter("sso.upkeep.rounds").increment();
    }

    /** @param result {@code unchanged}, {@code changed} or {@code failed} */
    void countMetadata(String result) {
        countMetadata(result, 1);
    }

    private void countMetadata(String result, int times) {
        registry.counter("sso.metadata.refreshes", "result", result).increment(times);
    }

    void countMail(boolean sent) {
        countMail(sent, 1);
    }

    private void countMail(boolean sent, int times) {
        registry.counter("sso.notice.mails", "result", sent ? "sent" : "failed").increment(times);
    }
}
