package com.rundiffusion.keycloak.operations.provisioning;

import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.Provisioning;
import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.enterprise.RoleSource;
import com.rundiffusion.keycloak.enterprise.person.PeopleCounts;
import com.rundiffusion.keycloak.enterprise.provisioning.MappingRow;
import com.rundiffusion.keycloak.enterprise.provisioning.ProvisioningState;
import com.rundiffusion.keycloak.enterprise.provisioning.StoredToken;
import com.rundiffusion.keycloak.operations.provisioning.ProvisioningWarning.Code;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What there is to warn of, by what is known of an enterprise: pure. */
public final class ProvisioningWarnings {

    private static final Duration SOON = Duration.ofDays(30);

    private final PeopleRules rules;
    private final Duration silence;
    private final Instant now;

    /** @param silence after how long without a success Entra counts as silent */
    public ProvisioningWarnings(PeopleRules rules, Duration silence, Instant now) {
        this.rules = rules;
        this.silence = silence;
        this.now = now;
    }

    /**
     * None where provisioning is off: then nothing of it counts.
     *
     * @param missingGroups which of the groups that rules of roles name Entra has not sent
     */
    public List<ProvisioningWarning> of(
            ProvisioningState state,
            PeopleCounts people,
            List<StoredToken> tokens,
            Function<Collection<String>, SortedSet<String>> missingGroups) {
        return rules.provisioning().isOn()
                ? Stream.of(
                                ofTokens(tokens),
                                ofSilence(state),
                                ofWaiting(people),
                                ofNotProvisioned(people),
                                ofGroups(missingGroups))
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    private Optional<ProvisioningWarning> ofTokens(List<StoredToken> tokens) {
        List<StoredToken> open = tokens.stream()
                .filter(token -> token.status(now) == StoredToken.Status.OPEN)
                .toList();
        if (open.isEmpty()) {
            return Optional.of(ProvisioningWarning.of(
                    Code.TOKEN_MISSING,
                    "No token opens provisioning. Make one, and let the customer enter it in Entra."));
        }
        // One without an end goes on for good.
        return open.stream().anyMatch(token -> token.endsAt().isEmpty())
                ? Optional.empty()
                : open.stream()
                        .max(Comparator.comparing(token -> token.endsAt().orElseThrow()))
                        .filter(last -> last.endsAt().orElseThrow().isBefore(now.plus(SOON)))
                        .map(ProvisioningWarnings::ending);
    }

    private static ProvisioningWarning ending(StoredToken last) {
        LocalDate day = LocalDate.ofInstant(last.endsAt().orElseThrow(), ZoneOffset.UTC);
        return ProvisioningWarning.of(
                        Code.TOKEN_ENDING,
                        "The last token ends on " + day + ". Make another one, and let the customer enter it in Entra.")
                .about(List.of(last.id()));
    }

    private Optional<ProvisioningWarning> ofSilence(ProvisioningState state) {
        return state.lastSuccessAt()
                .filter(last -> state.firstPersonAt().isPresent())
                .filter(last -> !last.isAfter(now.minus(silence)))
                .map(last -> ProvisioningWarning.of(
                        Code.PROVISIONING_SILENT,
                        "Nothing was provisioned since " + LocalDate.ofInstant(last, ZoneOffset.UTC)
                                + ". Let the customer look whether its job in Entra is in quarantine or stopped."));
    }

    private static Optional<ProvisioningWarning> ofWaiting(PeopleCounts people) {
        return people.waiting() == 0
                ? Optional.empty()
                : Optional.of(ProvisioningWarning.of(
                                Code.PEOPLE_WAITING,
                                "People sent without their object id, who wait for a first sign-in: " + people.waiting()
                                        + "." + " Let the customer change the row, then restart provisioning in Entra.")
                        .withChange(MappingRow.EXTERNAL_ID));
    }

    private Optional<ProvisioningWarning> ofNotProvisioned(PeopleCounts people) {
        if (people.notProvisioned() == 0) {
            return Optional.empty();
        }
        String meanwhile = rules.provisioning() == Provisioning.REQUIRED
                ? " Until then they are refused."
                : " Until then nothing takes them out when they leave.";
        return Optional.of(ProvisioningWarning.of(
                Code.PEOPLE_NOT_PROVISIONED,
                "People who have signed in and were not provisioned: " + people.notProvisioned() + "."
                        + " Let the customer assign them to the application in Entra." + meanwhile));
    }

    private Optional<ProvisioningWarning> ofGroups(Function<Collection<String>, SortedSet<String>> missingGroups) {
        SortedSet<String> missing = rules.roles()
                .filter(roles -> roles.source() == RoleSource.PROVISIONED_GROUPS)
                .map(RoleRules::map)
                .map(map -> missingGroups.apply(map.keySet()))
                .orElseGet(TreeSet::new);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(ProvisioningWarning.of(
                                Code.GROUPS_MISSING,
                                "Groups that would give roles, and have not been provisioned: " + missing.size() + "."
                                        + " Let the customer assign them to the application in Entra.")
                        .about(List.copyOf(missing)));
    }
}
