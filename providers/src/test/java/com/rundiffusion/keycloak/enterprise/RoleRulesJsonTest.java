package com.rundiffusion.keycloak.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules as they are stored, which each sign-in and each token asks for. */
final class RoleRulesJsonTest {

    private static final RoleRules RULES = new RoleRules(
            RoleSource.GROUPS, Optional.empty(), Map.of("a", "admin", "b", "member"), Optional.of("member"));

    @Test
    void aTextIsReadOnce() {
        String text = RoleRulesJson.of(RULES).toString();
        RoleRules read = RoleRulesJson.read(text).orElseThrow();

        assertThat(read).isEqualTo(RULES);
        assertThat(RoleRulesJson.read(String.valueOf(text.toCharArray()))).containsSame(read);
    }

    @Test
    void anotherTextGivesOtherRules() {
        RoleRules others = new RoleRules(RoleSource.GROUPS, Optional.empty(), Map.of("a", "member"), Optional.empty());

        assertThat(RoleRulesJson.read(RoleRulesJson.of(RULES).toString())).contains(RULES);
        assertThat(RoleRulesJson.read(RoleRulesJson.of(others).toString())).contains(others);
        assertThat(RoleRulesJson.read("{\"source\":\"stars\"}")).isEmpty();
        assertThat(RoleRulesJson.read("no json")).isEmpty();
    }
}
