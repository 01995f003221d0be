package com.rundiffusion.keycloak.operations.upkeep;

import com.rundiffusion.keycloak.enterprise.person.WaitingPeople;
import com.rundiffusion.keycloak.enterprise.store.EnterpriseCalendar;
import com.rundiffusion.keycloak.operations.upkeep.notice.Ending;
import com.rundiffusion.keycloak.operations.upkeep.notice.Threshold;
import com.rundiffusion.keycloak.outbox.LogoutOutbox;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/**
 * How a realm's active enterprises are, and what is still to come, in numbers.
 *
 * @param certificatesEnding how many have a last certificate that ends within each threshold and has not ended yet; at {@link
 *     Threshold#OVER} those whose has
 * @param exceptionsEnding the same of exceptions for expired certificates
 * @param plansEnding the same of plans
 * @param metadataFailures those whose metadata could not be read when last tried, active or not
 * @param provisioningSilent those that were provisioned before and are silent
 * @param peopleWaiting who was provisioned and waits for a sign-in to say who it is
 * @param logoutNoticesOpen what apps are still to be told of sessions that have ended
 */
record RealmState(
        Map<Threshold, Long> certificatesEnding,
        Map<Threshold, Long> exceptionsEnding,
        Map<Threshold, Long> plansEnding,
        long metadataFailures,
        long provisioningSilent,
        long peopleWaiting,
        long logoutNoticesOpen) {

    static RealmState of(KeycloakSession session, Instant now) {
        EnterpriseCalendar calendar = new EnterpriseCalendar(session);
        Instant horizon = now.plus(Threshold.longest());
        LocalDate lastDay = LocalDate.ofInstant(horizon, ZoneOffset.UTC);
        return new RealmState(
                count(
                        calendar.certificatesEndUpTo(horizon).stream()
                                .map(Ending::ofCertificate)
                                .toList(),
                        now),
                count(
                        calendar.expiryTolerancesEndUpTo(lastDay).stream()
                                .map(Ending::ofException)
                                .toList(),
                        now),
                count(
                        calendar.plansEndUpTo(lastDay).stream()
                                .map(Ending::ofPlan)
                                .toList(),
                        now),
                calendar.metadataFailures(),
                calendar.provisioningSilent(now).size(),
                WaitingPeople.count(session),
                LogoutOutbox.open(session));
    }

    static Map<Threshold, Long> count(List<Ending> endings, Instant now) {
        Map<Threshold, Long> counts = new EnumMap<>(Threshold.class);
        for (Threshold within : Threshold.values()) {
            counts.put(
                    within,
                    endings.stream()
                            .flatMap(ending -> Threshold.reached(ending.left(now)).stream())
                            .filter(reached -> within == Threshold.OVER || reached != Threshold.OVER)
                            .filter(reached -> reached.days() <= within.days())
                            .count());
        }
        return counts;
    }
}
