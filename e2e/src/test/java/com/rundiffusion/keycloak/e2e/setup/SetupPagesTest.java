package com.rundiffusion.keycloak.e2e.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.page.PageCheck;
import com.rundiffusion.keycloak.testkit.page.PageSheet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page of a setup link by every rule in both brands, and its pictures. */
@Tag("long")
@Tag("picture")
class SetupPagesTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Unconnected company = new Unconnected(journey);

    private final Map<SetupScreen, PageSheet> sheets = new EnumMap<>(SetupScreen.class);

    @Test
    void everyPageServesEverybodyInEitherBrand() {
        for (String client : List.of("rundiffusion", "runnit")) {
            connect(client);
            lookAfter(client);
            company.disconnect();
        }
        sheets.forEach((screen, sheet) -> sheet.write(journey.anotherPage(), screen.picture()));
    }

    private void show(SetupScreen screen, Page page) {
        PageCheck.EVERY_RULE.of(page);
        sheets.computeIfAbsent(screen, none -> new PageSheet()).add(page);
        page.setViewportSize(1280, 800);
    }

    private void connect(String client) {
        JsonNode link = company.link(Map.of(
                "alias",
                Unconnected.ALIAS,
                "displayName",
                "Northwind",
                "client",
                client,
                "contacts",
                List.of("it@northwind.example"),
                "domains",
                List.of(Map.of("name", "northwind.example", "proof", "required"))));
        Page page = journey.anotherPage();
        page.navigate(link.path("url").asText());
        show(SetupScreen.BEGIN, page);
        Administrator admin =
                new Administrator(page, company.tenant()).open(link.path("url").asText());
        for (SetupScreen step :
                List.of(SetupScreen.CREATE, SetupScreen.BASIC, SetupScreen.PEOPLE, SetupScreen.VALUES)) {
            admin.go(step.key());
            show(step, page);
        }
        admin.read(company.tenant().loginUrl() + "\nhttps://sts.windows.net/");
        show(SetupScreen.FAULTS, page);
        admin.read(company.metadataUrl());
        show(SetupScreen.ECHO, page);
        admin.press("#keep");
        admin.at("domains");
        admin.press("#look");
        admin.locator("[data-domain]").first().waitFor();
        show(SetupScreen.DOMAINS, page);
        show(SetupScreen.DNS, dns(admin));
        admin.test(Person.UNASSIGNED);
        show(SetupScreen.STOPPED, page);
        show(SetupScreen.COLLEAGUE, colleague(admin));
        admin.test(Person.MEMBER);
        show(SetupScreen.TEST, page);
        admin.goOnTo("live");
        show(SetupScreen.LIVE, page);
        admin.confirm("#go-live");
        admin.locator("#link").waitFor();
        show(SetupScreen.DONE, page);
        Page gone = journey.anotherPage();
        gone.navigate(link.path("url").asText());
        show(SetupScreen.GONE, gone);
    }

    private Page dns(Administrator admin) {
        Page page = journey.anotherPage();
        page.navigate(admin.locator("td .help a").first().getAttribute("href"));
        return page;
    }

    private Page colleague(Administrator admin) {
        admin.press("details summary");
        admin.press("#colleague-make");
        Page page = journey.anotherPage();
        page.navigate(admin.locator("#colleague").textContent());
        return page;
    }

    private void lookAfter(String client) {
        JsonNode link = company.linkOf(Unconnected.ALIAS, Map.of("client", client));
        Page page = journey.anotherPage();
        Administrator admin =
                new Administrator(page, company.tenant()).open(link.path("url").asText());
        show(SetupScreen.STATUS, page);
        admin.press("#record");
        admin.locator(".record").waitFor();
        show(SetupScreen.RECORD, page);
        page.goBack();
        admin.go("live");
        show(SetupScreen.RENEWED, page);
        provision(client);
    }

    private void provision(String client) {
        JsonNode link = company.linkOf(Unconnected.ALIAS, Map.of("client", client, "may", List.of("provisioning")));
        Page page = journey.anotherPage();
        Administrator admin =
                new Administrator(page, company.tenant()).open(link.path("url").asText());
        show(SetupScreen.PROVISIONING, page);
        admin.confirm("#make");
        admin.locator("#secret-token").waitFor();
        show(SetupScreen.TOKEN, page);
    }
}
