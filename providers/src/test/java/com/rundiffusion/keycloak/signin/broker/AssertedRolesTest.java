package com.rundiffusion.keycloak.signin.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.enterprise.RoleSource;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import com.rundiffusion.keycloak.signin.saml.EntraClaims;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.saml.processing.core.saml.v2.util.XMLTimeUtil;

final class AssertedRolesTest {

    private static final String GROUP = "8D9F0B7E-31B4-4AF3-9C0D-2B1C35D6A001";
    private static final String OWN = "https://contoso.com/claims/role";

    @Test
    void appRolesAreThoseOfBothClaimsAsTheyStand() {
        Map<String, List<String>> claims =
                Map.of(EntraClaims.ROLE, List.of("Site.Owner", " Reader "), OWN, List.of("reader"));

        assertThat(said(claims, RoleSource.APP_ROLES, Optional.of(OWN)))
                .contains(Set.of("Site.Owner", "Reader", "reader"));
        assertThat(said(claims, RoleSource.APP_ROLES, Optional.empty())).contains(Set.of("Site.Owner", "Reader"));
    }

    @Test
    void groupsAreInLowerCase() {
        assertThat(said(Map.of(EntraClaims.GROUPS, List.of(GROUP)), RoleSource.GROUPS))
                .contains(Set.of(GROUP.toLowerCase()));
    }

    /** Entra leaves a claim out that has no value. */
    @Test
    void whoHasNoneHasNoneAndIsNotUnknown() {
        assertThat(said(Map.of(), RoleSource.APP_ROLES)).contains(Set.of());
        assertThat(said(Map.of(), RoleSource.GROUPS)).contains(Set.of());
    }

    /** Whatever else came: it has come for people in fewer groups than 150. */
    @Test
    void theLinkMeansThatNobodyKnows() {
        Map<String, List<String>> claims = Map.of(
                EntraClaims.GROUPS, List.of(GROUP), EntraClaims.GROUPS_LINK, List.of("https://graph.windows.net/x"));

        assertThat(said(claims, RoleSource.GROUPS)).isEmpty();
        assertThat(said(claims, RoleSource.APP_ROLES)).contains(Set.of());
    }

    @Test
    void whereEntraProvisionsTheGroupsAnAssertionSaysNothing() {
        assertThat(said(Map.of(EntraClaims.GROUPS, List.of(GROUP)), RoleSource.PROVISIONED_GROUPS))
                .isEmpty();
    }

    @Test
    void whatNoRuleCanNameIsPassedOver() {
        assertThat(said(Map.of(EntraClaims.ROLE, List.of("a", "", " ", "x".repeat(256))), RoleSource.APP_ROLES))
                .contains(Set.of("a"));
        List<String> many = IntStream.range(0, 5000).mapToObj(String::valueOf).toList();
        assertThat(said(Map.of(EntraClaims.ROLE, many), RoleSource.APP_ROLES).orElseThrow())
                .hasSize(1200);
    }

    private static Optional<Set<String>> said(Map<String, List<String>> claims, RoleSource source) {
        return said(claims, source, Optional.empty());
    }

    private static Optional<Set<String>> said(
            Map<String, List<String>> claims, RoleSource source, Optional<String> claim) {
        RoleRules rules = new RoleRules(source, claim, Map.of(), Optional.empty());
        return AssertedRoles.of(assertion(claims), rules).values();
    }

    private static EntraAssertion assertion(Map<String, List<String>> claims) {
        AttributeStatementType statement = new AttributeStatementType();
        claims.forEach((name, values) -> {
            AttributeType attribute = new AttributeType(name);
            values.forEach(attribute::addAttributeValue);
            statement.addAttribute(new AttributeStatementType.ASTChoiceType(attribute));
        });
        AssertionType assertion = new AssertionType("_1", XMLTimeUtil.getIssueInstant());
        assertion.addStatement(statement);
        return new EntraAssertion(assertion);
    }
}
