package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupPurpose;
import com.rundiffusion.keycloak.rejection.EntraSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of a setup link, in their order. Each has a page of its own, named by its key. */
enum SetupStep {
    /** How a company does that is connected. */
    STATUS,
    CREATE,
    BASIC,
    PEOPLE,
    VALUES,
    DOMAINS,
    TEST,
    LIVE,
    /** The company's Entra is told where to send whom it has. */
    PROVISIONING;

    private static final List<SetupStep> TO_CONNECT =
            List.of(CREATE, BASIC, PEOPLE, VALUES, DOMAINS, TEST, LIVE, PROVISIONING);

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SetupStep> of(String key) {
        return Stream.of(values()).filter(step -> step.key().equals(key)).findFirst();
    }

    /** Where a field of an enterprise's document is given; empty for one that is not the customer's. */
    static Optional<SetupStep> ofField(String field) {
        return switch (field == null ? "" : field) {
            case "identifier", "signOnUrl" -> Optional.of(BASIC);
            case "loginUrl", "entraIdentifier", "certificates", "metadata", "metadataUrl", "text" ->
                Optional.of(VALUES);
            case "domains" -> Optional.of(DOMAINS);
            case "displayName", "alias" -> Optional.of(CREATE);
            default -> Optional.empty();
        };
    }

    /** Where what is wrong with a sign-in is changed, in Entra or here. */
    static Optional<SetupStep> ofSetting(EntraSetting setting) {
        return switch (setting) {
            case REPLY_URLS, IDENTIFIER -> Optional.of(BASIC);
            case CERTIFICATE, ISSUER, SIGNING -> Optional.of(VALUES);
            case EMAIL -> Optional.of(DOMAINS);
            default -> Optional.empty();
        };
    }

    /** Where what Microsoft's own page stops a sign-in for is changed, by the keys of {@code entraError.}. */
    static Optional<SetupStep> ofMicrosoft(String key) {
        return switch (key) {
            case "reply_url", "identifier", "signed_request" -> Optional.of(BASIC);
            case "not_assigned" -> Optional.of(PEOPLE);
            case "tenant", "signing_key" -> Optional.of(VALUES);
            default -> Optional.empty();
        };
    }

    /** Those that a link has, in their order, by what it may be used for. */
    static List<SetupStep> of(SetupLink link) {
        boolean connects = link.purposes().contains(SetupPurpose.CONNECT);
        if (connects) {
            return TO_CONNECT.stream().filter(step -> step.isOf(link)).toList();
        }
        List<SetupStep> steps = new ArrayList<>();
        steps.add(STATUS);
        if (link.renews()) {
            steps.add(VALUES);
            steps.add(TEST);
            steps.add(LIVE);
        }
        Stream.of(DOMAINS, PROVISIONING).filter(step -> step.isOf(link)).forEach(steps::add);
        return steps;
    }

    private boolean isOf(SetupLink link) {
        return switch (this) {
            case DOMAINS -> link.purposes().contains(SetupPurpose.DOMAINS);
            case PROVISIONING -> link.purposes().contains(SetupPurpose.PROVISIONING);
            default -> true;
        };
    }
}
