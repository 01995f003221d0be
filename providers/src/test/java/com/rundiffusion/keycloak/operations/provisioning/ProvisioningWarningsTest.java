package com.rundiffusion.keycloak.operations.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProvisioningWarningsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SILENCE = Duration.ofDays(14);
    private static final PeopleCounts ALL_WELL = new PeopleCounts(5, 2, 0, 1, 0);
    private static final List<StoredToken> FOR_GOOD = List.of(token("one", null, null));
    private static final PeopleRules OPTIONAL = new PeopleRules(Provisioning.OPTIONAL, Optional.empty());

    private static StoredToken token(String id, Instant revokedAt, Instant endsAt) {
        return new StoredToken(
                id,
                "abcd",
                NOW.minus(Duration.ofDays(100)),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(revokedAt),
                Optional.ofNullable(endsAt));
    }

    private static Instant in(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    private static PeopleRules byGroups(RoleSource source) {
        RoleRules roles = new RoleRules(
                source, Optional.empty(), Map.of("there", "member", "missing", "admin"), Optional.empty());
        return new PeopleRules(Provisioning.OPTIONAL, Optional.of(roles));
    }

    private static List<ProvisioningWarning> of(PeopleRules rules, PeopleCounts people, List<StoredToken> tokens) {
        return of(rules, ProvisioningState.NONE, people, tokens);
    }

    private static List<ProvisioningWarning> of(
            PeopleRules rules, ProvisioningState state, PeopleCounts people, List<StoredToken> tokens) {
        return new ProvisioningWarnings(rules, SILENCE, NOW).of(state, people, tokens, keys -> {
            TreeSet<String> missing = new TreeSet<>(keys);
            missing.remove("there");
            return missing;
        });
    }

    private static List<Code> codes(PeopleRules rules, PeopleCounts people, List<StoredToken> tokens) {
        return of(rules, people, tokens).stream().map(ProvisioningWarning::code).toList();
    }

    @Test
    void whereAllIsWellOrNothingIsOnNobodyIsWarned() {
        assertThat(of(OPTIONAL, ALL_WELL, FOR_GOOD)).isEmpty();
        PeopleRules off = new PeopleRules(Provisioning.OFF, Optional.empty());
        assertThat(of(off, new PeopleCounts(0, 0, 7, 0, 7), List.of())).isEmpty();
    }

    @Test
    void noTokenThatOpensIsToldOf() {
        assertThat(codes(OPTIONAL, ALL_WELL, List.of())).containsExactly(Code.TOKEN_MISSING);
        assertThat(codes(OPTIONAL, ALL_WELL, List.of(token("one", NOW, null), token("two", null, in(-1)))))
                .containsExactly(Code.TOKEN_MISSING);
    }

    @Test
    void theEndOfTheLastTokenIsToldOf() {
        List<ProvisioningWarning> ending =
                of(OPTIONAL, ALL_WELL, List.of(token("one", null, in(29)), token("two", null, in(3))));
        assertThat(ending).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(Code.TOKEN_ENDING);
            assertThat(warning.text()).contains("2026-03-30");
            assertThat(warning.items()).containsExactly("one");
        });
        assertThat(of(OPTIONAL, ALL_WELL, List.of(token("one", null, in(31)), token("two", null, in(3)))))
                .isEmpty();
        assertThat(of(OPTIONAL, ALL_WELL, List.of(token("one", null, null), token("two", null, in(3)))))
                .isEmpty();
    }

    @Test
    void whereNothingWasProvisionedForLongIsToldOf() {
        assertThat(silent(Duration.ofDays(15), in(-90))).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(Code.PROVISIONING_SILENT);
            assertThat(warning.text()).contains("2026-02-14");
        });
        assertThat(silent(Duration.ofDays(13), in(-90))).isEmpty();
        assertThat(silent(Duration.ofDays(15), null))
                .as("before the first person")
                .isEmpty();
    }

    private static List<ProvisioningWarning> silent(Duration since, Instant firstPersonAt) {
        Optional<Instant> last = Optional.of(NOW.minus(since));
        ProvisioningState state =
                new ProvisioningState(last, last, Optional.empty(), Optional.ofNullable(firstPersonAt));
        return of(OPTIONAL, state, ALL_WELL, FOR_GOOD);
    }

    @Test
    void whoWaitsIsToldOfWithTheRowToChange() {
        assertThat(of(OPTIONAL, new PeopleCounts(0, 0, 7, 0, 0), FOR_GOOD))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.code()).isEqualTo(Code.PEOPLE_WAITING);
                    assertThat(warning.text()).contains(": 7.");
                    assertThat(warning.change()).contains(MappingRow.EXTERNAL_ID);
                });
    }

    @Test
    void whoWasNotProvisionedIsToldOfByWhatThatMeans() {
        PeopleCounts people = new PeopleCounts(1, 0, 0, 0, 3);
        assertThat(of(OPTIONAL, people, FOR_GOOD))
                .singleElement()
                .satisfies(
                        warning -> assertThat(warning.text()).contains(": 3.").contains("when they leave"));
        PeopleRules required = new PeopleRules(Provisioning.REQUIRED, Optional.empty());
        assertThat(of(required, people, FOR_GOOD))
                .singleElement()
                .satisfies(warning -> assertThat(warning.text()).contains("refused"));
    }

    @Test
    void groupsThatGiveRolesAndWereNotSentAreToldOf() {
        assertThat(of(byGroups(RoleSource.PROVISIONED_GROUPS), ALL_WELL, FOR_GOOD))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.code()).isEqualTo(Code.GROUPS_MISSING);
                    assertThat(warning.items()).containsExactly("missing");
                });
        assertThat(of(byGroups(RoleSource.GROUPS), ALL_WELL, FOR_GOOD)).isEmpty();
    }
}
