package com.rundiffusion.keycloak.entra;

import static com.rundiffusion.keycloak.entra.Html.element;

import com.rundiffusion.keycloak.entra.provisioning.LogEntry;
import com.rundiffusion.keycloak.entra.provisioning.MappingRow;
import com.rundiffusion.keycloak.entra.provisioning.ProvisioningJob;
import com.rundiffusion.keycloak.entra.saml.EntraTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The portal's "Provisioning" of the application. */
final class ProvisioningPages {

    static final String PATH = "/portal/provisioning";

    private static final int SHOWN = 50;

    private final EntraTenant tenant;
    private final ProvisioningJob job;

    ProvisioningPages(EntraTenant tenant) {
        this.tenant = tenant;
        this.job = tenant.provisioning();
    }

    /** @param said the outcome of what was just done */
    Html page(Optional<String> said) {
        return Page.wide(
                "Provisioning",
                element("p", tenant.displayName() + " › ", Page.link("Single sign-on", tenant.portalUrl()), " · ")
                        .add(Page.link("Users and groups", tenant.url() + PeoplePages.PATH)),
                element("h1", "Provisioning"),
                element("p", said.orElse("")).with("id", "said"),
                AdministratorPages.section("1", "Admin Credentials", credentials()),
                AdministratorPages.section("2", "Attribute Mappings", element("div", presets(), mapping(), rows())),
                AdministratorPages.section("3", "Provisioning Status", element("div", state(), runs())),
                AdministratorPages.section("4", "Provision on demand", demand()),
                AdministratorPages.section("›", "Provisioning logs", log()));
    }

    private Html form(Html... parts) {
        return PortalForm.of(tenant.url() + PATH, parts);
    }

    private Html credentials() {
        return form(
                PortalForm.text("tenantUrl", "Tenant URL", job.tenantUrl()),
                PortalForm.text("secretToken", "Secret Token", ""),
                PortalForm.button("save", "Save"),
                PortalForm.button("test", "Test Connection"));
    }

    private Html presets() {
        return form(
                PortalForm.button("preset-default", "As delivered"),
                PortalForm.button("preset-object-id", "externalId from objectId"));
    }

    private Html mapping() {
        Map<String, String> targets = new LinkedHashMap<>();
        job.mapping().rows().forEach(row -> targets.put(row.target(), row.target()));
        return form(
                PortalForm.choice("target", "Target", targets),
                PortalForm.text("source", "Source", ""),
                PortalForm.button("map", "Change"),
                PortalForm.button("match", "Match by it"));
    }

    private Html rows() {
        Html rows = element("tbody");
        job.mapping()
                .rows()
                .forEach(row -> rows.add(element(
                        "tr", element("td", row.target()), element("td", row.source()), element("td", matching(row)))));
        return element("table", head("customappsso attribute", "Microsoft Entra ID attribute", "Matching"), rows);
    }

    private static String matching(MappingRow row) {
        return row.precedence() == 0 ? "" : String.valueOf(row.precedence());
    }

    private static Html head(String... titles) {
        Html head = element("tr");
        List.of(titles).forEach(title -> head.add(element("th", title)));
        return element("thead", head);
    }

    private Html state() {
        Html state = element("dl");
        AdministratorPages.row(state, "Status", job.state());
        AdministratorPages.row(
                state, "Quarantine", job.quarantined().map(Enum::name).orElse("none"));
        return state;
    }

    private Html runs() {
        return form(
                PortalForm.button("start", "Start provisioning"),
                PortalForm.button("stop", "Stop provisioning"),
                PortalForm.button("restart", "Restart provisioning"),
                PortalForm.button("cycle", "Let a cycle run"));
    }

    private Html demand() {
        return form(
                PortalForm.choice("object", "User or group", PeoplePages.objects(tenant)),
                PortalForm.button("demand", "Provision"));
    }

    private Html log() {
        Html rows = element("tbody");
        List<LogEntry> entries = job.log();
        for (int i = entries.size() - 1; i >= Math.max(0, entries.size() - SHOWN); i--) {
            LogEntry entry = entries.get(i);
            rows.add(element(
                    "tr",
                    element("td", EntraTime.inMessages(entry.at())),
                    element("td", entry.step()).with("class", "word"),
                    element("td", entry.object()),
                    element("td", entry.detail())));
        }
        return element("table", head("Time", "Action", "Object", "Details"), rows);
    }
}
