package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.provisioning.AttributeMapping;
import com.rundiffusion.keycloak.entra.provisioning.CycleKind;
import com.rundiffusion.keycloak.entra.provisioning.CycleReport;
import com.rundiffusion.keycloak.entra.provisioning.LogEntry;
import com.rundiffusion.keycloak.entra.provisioning.MappingPreset;
import com.rundiffusion.keycloak.entra.provisioning.ProvisioningJob;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the buttons of the portal's "Provisioning" do. */
final class ProvisioningActions {

    private static final int MOST_MEMBERS = 5;

    private final EntraTenant tenant;
    private final ProvisioningJob job;

    ProvisioningActions(EntraTenant tenant) {
        this.tenant = tenant;
        this.job = tenant.provisioning();
    }

    /** @return what came of it; empty for a word that is none. An object or a target that is not there is one too */
    Optional<String> act(String word, Visit visit) {
        try {
            return Optional.ofNullable(done(word, visit));
        } catch (IllegalArgumentException | IllegalStateException cannot) {
            return Optional.of("That cannot be done: " + cannot.getMessage());
        }
    }

    private String done(String word, Visit visit) {
        return switch (word) {
            case "save" -> {
                job.credentials(visit.field("tenantUrl"), visit.field("secretToken"));
                yield "Saved. " + job.testConnection().sentence();
            }
            case "test" -> job.testConnection().sentence();
            case "preset-default" -> mapped(MappingPreset.DEFAULT.users());
            case "preset-object-id" -> mapped(MappingPreset.OBJECT_ID.users());
            case "map" -> mapped(job.mapping().map(visit.field("source"), visit.field("target")));
            case "match" -> mapped(job.mapping().matchOn(visit.field("target")));
            case "start" -> "Provisioning is " + job.start().state();
            case "stop" -> "Provisioning is " + job.stop().state();
            case "restart" -> "Provisioning is " + job.restart().state();
            case "cycle" -> said(job.cycle());
            case "demand" -> demand(visit.field("object"));
            default -> null;
        };
    }

    private String mapped(AttributeMapping mapping) {
        job.mapping(mapping);
        return "The mapping is changed: the next cycle looks at everybody.";
    }

    private static String said(CycleReport report) {
        if (report.kind() == CycleKind.NONE) {
            return "No cycle ran: provisioning is " + words(report.state().name()) + ".";
        }
        String done = new TreeMap<>(report.counts())
                .entrySet().stream()
                        .map(step -> step.getValue() + " " + words(step.getKey().name()))
                        .collect(Collectors.joining(", "));
        return "The " + words(report.kind().name()) + " cycle ran: " + (done.isEmpty() ? "nothing to do" : done) + ".";
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Of a group the first few members. */
    private String demand(String object) {
        List<LogEntry> done = tenant.directory()
                .group(object)
                .map(group -> job.onDemand(
                        object, group.members().stream().limit(MOST_MEMBERS).toList()))
                .orElseGet(() -> job.onDemand(object));
        return done.stream()
                .map(entry -> entry.step() + " " + entry.object() + " " + entry.detail())
                .collect(Collectors.joining(", "));
    }
}
