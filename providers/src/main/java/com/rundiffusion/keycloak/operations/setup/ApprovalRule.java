package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.realm.SsoSettings;
import java.util.Locale;
import org.keycloak.models.RealmModel;

/** When operations have to approve of a company that a customer has set up: a setting of the realm. */
final class ApprovalRule {

    private enum Rule {
        /** Unless the tenant is proven, and operations have chosen the alias. */
        WHERE_UNPROVEN,
        ALWAYS,
        NEVER
    }

    private final Rule rule;

    ApprovalRule(RealmModel realm) {
        this.rule =
                new SsoSettings(realm).setupApproval().map(ApprovalRule::rule).orElse(Rule.WHERE_UNPROVEN);
    }

    /** What is no rule counts as the strictest. */
    private static Rule rule(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "where-unproven" -> Rule.WHERE_UNPROVEN;
            case "never" -> Rule.NEVER;
            default -> Rule.ALWAYS;
        };
    }

    /**
     * @param proven whether the tenant is known to be the customer's; one that is not needs a yes whatever the rule
     * @param chosen whether operations have chosen the alias
     */
    boolean asksFor(boolean proven, boolean chosen) {
        return switch (rule) {
            case ALWAYS -> true;
            case NEVER -> !proven;
            case WHERE_UNPROVEN -> !proven || !chosen;
        };
    }
}
