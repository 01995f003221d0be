package com.rundiffusion.keycloak.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.demo.app.BackChannel;
import com.rundiffusion.keycloak.demo.app.Brand;
import com.rundiffusion.keycloak.demo.app.LogoutDoor;
import com.rundiffusion.keycloak.demo.app.SampleApp;
import com.rundiffusion.keycloak.demo.firebase.FirebaseStandIn;
import com.rundiffusion.keycloak.demo.gateway.Backend;
import com.rundiffusion.keycloak.demo.gateway.Upstreams;
import com.rundiffusion.keycloak.demo.gateway.VirtualHosts;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.SimulatedEntra;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.provisioning.MappingPreset;
import com.rundiffusion.keycloak.entra.provisioning.Route;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Everything behind the gateway but Keycloak itself: the simulated Entra, the stand-in for Firebase and both apps. */
public final class Services implements AutoCloseable {

    private final URI keycloak;
    private final AdminRest admin;
    private final SimulatedEntra entra;
    private final FirebaseStandIn firebase = new FirebaseStandIn();
    private final BackChannel backChannel;
    private final SampleApp rundiffusion;
    private final SampleApp runnit;
    private final Backend firebaseBackend;
    private final Backend sitesBackend;

    private Services(Sites sites, URI keycloak, String adminPassword) {
        this.keycloak = keycloak;
        admin = new AdminRest(keycloak, adminPassword);
        entra = new SimulatedEntra(sites, Clock.systemUTC(), Route.behind(sites.sso(), keycloak));
        backChannel = new BackChannel(sites.sso(), keycloak);
        rundiffusion = new SampleApp(Brand.RUNDIFFUSION, sites, backChannel);
        runnit = new SampleApp(Brand.RUNNIT, sites, backChannel);
        firebaseBackend = new Backend(firebase);
        sitesBackend = new Backend(new VirtualHosts(Map.of(
                Sites.host(sites.entra()),
                entra.handler(),
                Backend.HOST,
                new LogoutDoor(List.of(rundiffusion, runnit)),
                Sites.host(sites.rundiffusionApp()),
                rundiffusion,
                Sites.host(sites.rundiffusionWww()),
                rundiffusion,
                Sites.host(sites.runnitApp()),
                runnit,
                Sites.host(sites.runnitWww()),
                runnit)));
    }

    /**
     * Starts them all and connects {@code contoso} and {@code fabrikam}.
     *
     * @param keycloak a running Keycloak on loopback, with an empty realm; the caller stops it
     */
    public static Services start(Sites sites, URI keycloak, String adminPassword) {
        Services services = new Services(sites, keycloak, adminPassword);
        try {
            services.backChannel.start();
            services.firebaseBackend.start();
            services.sitesBackend.start();
            services.connect(services.entra.contoso());
            services.connect(services.entra.fabrikam());
            services.tell(services.rundiffusion);
            services.tell(services.runnit);
            return services;
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    private void connect(EntraTenant tenant) {
        admin.post("rundiffusion/enterprises", CustomerMail.document(tenant));
    }

    /** From now on Keycloak tells the app when a session ends. */
    private void tell(SampleApp app) {
        ObjectNode client = (ObjectNode)
                admin.get("rundiffusion/clients?clientId=" + app.clientId()).get(0);
        ((ObjectNode) client.path("attributes"))
                .put(
                        "backchannel.logout.url",
                        LogoutDoor.address(sitesBackend.uri(), app).toString());
        admin.put("rundiffusion/clients/" + client.path("id").asText(), client);
    }

    /** Makes a setup link for Northwind, which nobody has connected yet. @return its address */
    public String setupLink() {
        EntraTenant northwind = entra.northwind();
        return admin.ask(
                        "rundiffusion/enterprises/setup-links",
                        Map.of(
                                "alias", northwind.name(),
                                "displayName", northwind.displayName(),
                                "domains", List.of(Map.of("name", northwind.name() + ".example", "proof", "given"))))
                .path("url")
                .asText();
    }

    /** Gives Contoso's Entra what it provisions by, once somebody lets it there. @return the page of its portal */
    public String provisioning() {
        EntraTenant contoso = entra.contoso();
        Map<String, Object> document = CustomerMail.document(contoso);
        document.put("provisioning", "optional");
        String path = "rundiffusion/enterprises/" + contoso.name();
        admin.put(path, document);
        JsonNode token = admin.ask(path + "/provisioning-tokens", Map.of());
        contoso.provisioning()
                .credentials(token.path("url").asText(), token.path("token").asText())
                .mapping(MappingPreset.OBJECT_ID);
        return contoso.portalUrl() + "/provisioning";
    }

    public Upstreams upstreams() {
        return new Upstreams(keycloak, firebaseBackend.uri(), sitesBackend.uri());
    }

    /** Where Keycloak listens. */
    public URI keycloak() {
        return keycloak;
    }

    public AdminRest admin() {
        return admin;
    }

    public SimulatedEntra entra() {
        return entra;
    }

    public FirebaseStandIn firebase() {
        return firebase;
    }

    public SampleApp rundiffusion() {
        return rundiffusion;
    }

    public SampleApp runnit() {
        return runnit;
    }

    @Override
    public void close() {
        sitesBackend.close();
        firebaseBackend.close();
        backChannel.close();
    }
}
