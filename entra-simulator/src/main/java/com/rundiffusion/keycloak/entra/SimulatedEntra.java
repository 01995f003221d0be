package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.provisioning.Route;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;

/**
 * Three tenants of a simulated Microsoft Entra ID, and everything that its host serves. Tenant ids, users' object ids
 * and keys are random and last as long as this object; all people and companies are invented.
 */
public final class SimulatedEntra {

    private static final String IDENTIFIER = "rundiffusion.com";
    private static final String DOMAIN = ".example";
    private static final String INITIAL_DOMAIN = ".onmicrosoft.com";
    /** Certificates begin in the past, so that a service provider whose clock is behind takes them. */
    private static final Duration CERTIFICATE_AGE = Duration.ofDays(1);

    private static final List<String> AT_CONTOSO = List.of(
            "Ada Winter",
            "Reception Desk",
            "Bruno Keller",
            "Chiara Lund",
            "Dmitri Okafor",
            "Elif Sommer",
            "Farid Novak",
            "Greta Almeida",
            "Hugo Brandt");
    private static final List<String> AT_FABRIKAM = List.of(
            "Ines Park",
            "Loading Dock",
            "Jonas Vega",
            "Kaja Moreau",
            "Liam Tanaka",
            "Mona Fischer",
            "Nils Adeyemi",
            "Olga Marsh",
            "Pavel Costa");
    private static final List<String> AT_NORTHWIND = List.of(
            "Quinn Berg",
            "Front Office",
            "Rosa Lindt",
            "Samir Hale",
            "Tilda Onyango",
            "Uma Petrov",
            "Viktor Reis",
            "Wanda Sato",
            "Yusuf Eklund");

    private final Sites sites;
    private final Clock clock;
    private final Route toApplications;
    private final EntraTenant contoso;
    private final EntraTenant fabrikam;
    private final EntraTenant northwind;

    public SimulatedEntra(Sites sites, Clock clock) {
        this(sites, clock, Route.direct());
    }

    /** @param toApplications how provisioning reaches a Tenant URL */
    public SimulatedEntra(Sites sites, Clock clock, Route toApplications) {
        this.sites = sites;
        this.clock = clock;
        this.toApplications = toApplications;
        contoso = tenant("contoso", "Contoso", AT_CONTOSO, "ines.park@fabrikam.example");
        fabrikam = tenant("fabrikam", "Fabrikam", AT_FABRIKAM, "ada.winter@contoso.example");
        northwind = tenant("northwind", "Northwind", AT_NORTHWIND, "ada.winter@contoso.example");
        contoso.application().signOnUrl(sites.rundiffusionApp() + "/?autoLoginSsoProvider=contoso");
    }

    private EntraTenant tenant(String name, String displayName, List<String> people, String borrowedMail) {
        Instant issued = clock.instant().minus(CERTIFICATE_AGE);
        Directory directory =
                StandardPeople.directory(clock, name + DOMAIN, name + INITIAL_DOMAIN, people, borrowedMail);
        EnterpriseApplication application = new EnterpriseApplication(
                IDENTIFIER, sites.replyUrls(), sites.rundiffusionApp() + Sites.REPLY_PATH, issued);
        directory.users().stream()
                .filter(user -> user.person() != Person.UNASSIGNED)
                .forEach(user -> application.assignments().assign(user));
        return new EntraTenant(name, displayName, sites.entra(), clock, directory, application, toApplications);
    }

    /** Has a Sign on URL. */
    public EntraTenant contoso() {
        return contoso;
    }

    /** Has no Sign on URL: its My Apps tile posts responses. */
    public EntraTenant fabrikam() {
        return fabrikam;
    }

    /** Configured like the others, but never connected to the broker. */
    public EntraTenant northwind() {
        return northwind;
    }

    public List<EntraTenant> tenants() {
        return List.of(contoso, fabrikam, northwind);
    }

    Optional<EntraTenant> tenant(String id) {
        return tenants().stream().filter(tenant -> tenant.id().equals(id)).findFirst();
    }

    /** That has this domain, which it has proven. */
    Optional<EntraTenant> tenantOfDomain(String domain) {
        return tenants().stream()
                .filter(tenant ->
                        domain.equals(tenant.name() + DOMAIN) || domain.equals(tenant.name() + INITIAL_DOMAIN))
                .findFirst();
    }

    Instant now() {
        return clock.instant();
    }

    /** The visits of all tenants together. */
    public int visits() {
        return tenants().stream().mapToInt(EntraTenant::visits).sum();
    }

    /** Serves the whole host {@link Sites#entra()}; to be mounted under its name. */
    public Handler handler() {
        return new EntraHandler(this, sites.entra().startsWith("https:"));
    }
}
