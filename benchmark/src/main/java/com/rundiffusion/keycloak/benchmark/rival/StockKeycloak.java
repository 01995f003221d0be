package com.rundiffusion.keycloak.benchmark.rival;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.benchmark.load.Target;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakHome;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import com.rundiffusion.keycloak.testkit.server.Nginx;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keycloak's own SAML provider, without our jar. <em>Bare</em> it does less than the job needs: no organization, no domain, no stored
 * event. <em>Equipped</em> it is what a team would set up for the job: an organization with its domain for each company, people as its
 * members, stored events, the claims that our apps get, and refresh tokens that are used up as ours are.
 */
final class StockKeycloak implements Rival {

    /** As in image/keycloak.conf: the default would thrash, for everybody. */
    static final String LARGE_CACHE = "--cache-embedded-realms-max-count=100000";

    private static final String REALM = "stock";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CLAIMS = List.of("entra_tenant_id", "entra_object_id");

    private final String name;
    private final boolean equipped;
    private final String algorithm;

    /** @param algorithm by which tokens are signed */
    StockKeycloak(String name, boolean equipped, String algorithm) {
        this.name = name;
        this.equipped = equipped;
        this.algorithm = algorithm;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public KeycloakHome unpack(ProjectFiles files, Path folder) {
        return KeycloakHome.stock(files, folder);
    }

    @Override
    public KeycloakSettings settings() {
        return KeycloakSettings.stock(Sites.production()).with(LARGE_CACHE);
    }

    /** Keycloak's image does no more than to build. */
    @Override
    public KeycloakSettings finish(KeycloakHome home, KeycloakSettings settings) {
        return settings;
    }

    @Override
    public void prepare(AdminRest admin) {
        ObjectNode realm = JSON.createObjectNode().put("realm", REALM).put("enabled", true);
        realm.put("organizationsEnabled", equipped).put("eventsEnabled", equipped);
        realm.put("revokeRefreshToken", equipped).put("refreshTokenMaxReuse", equipped ? 1 : 0);
        ObjectNode client = realm.putArray("clients").addObject();
        client.put("clientId", "rundiffusion").put("publicClient", true).put("enabled", true);
        client.putArray("redirectUris").add("https://app.rundiffusion.com/");
        client.putObject("attributes")
                .put("access.token.signed.response.alg", algorithm)
                .put("id.token.signed.response.alg", algorithm);
        if (equipped) {
            CLAIMS.forEach(claim -> claim(client.withArray("protocolMappers"), claim));
            ObjectNode profile = realm.putObject("components")
                    .putArray("org.keycloak.userprofile.UserProfileProvider")
                    .addObject()
                    .put("providerId", "declarative-user-profile");
            profile.putObject("config").putArray("kc.user.profile.config").add(userProfile());
        }
        admin.post("", realm);
        if (equipped) {
            addOrganizationClaim(admin);
        }
    }

    @Override
    public void connect(AdminRest admin, URI keycloak, ManyCustomers customers, int from, int to) {
        new StockCompanies(admin, REALM, customers, equipped).connect(from, to);
    }

    /** Keycloak takes attributes that no profile names from nobody; these are for its mappers alone. */
    private static String userProfile() {
        ObjectNode profile = JSON.createObjectNode();
        ArrayNode attributes = profile.putArray("attributes");
        List.of("username", "email", "firstName", "lastName", "entra_tenant_id", "entra_object_id")
                .forEach(name -> {
                    ObjectNode attribute = attributes.addObject().put("name", name);
                    attribute.putObject("permissions").putArray("view").add("admin");
                    attribute.withObject("permissions").putArray("edit").add("admin");
                });
        return profile.toString();
    }

    private static void claim(ArrayNode mappers, String name) {
        ObjectNode mapper = mappers.addObject()
                .put("name", name)
                .put("protocol", "openid-connect")
                .put("protocolMapper", "oidc-usermodel-attribute-mapper");
        mapper.putObject("config")
                .put("user.attribute", name)
                .put("claim.name", name)
                .put("jsonType.label", "String")
                .put("id.token.claim", "true")
                .put("access.token.claim", "true");
    }

    /** Keycloak's own scope, which an app gets by default then. */
    private static void addOrganizationClaim(AdminRest admin) {
        String client = admin.get(REALM + "/clients?clientId=rundiffusion")
                .path(0)
                .path("id")
                .asText();
        admin.get(REALM + "/client-scopes").forEach(scope -> {
            if (scope.path("name").asText().equals("organization")) {
                String id = scope.path("id").asText();
                admin.delete(REALM + "/clients/" + client + "/optional-client-scopes/" + id);
                admin.put(REALM + "/clients/" + client + "/default-client-scopes/" + id, Map.of());
            }
        });
    }

    @Override
    public double warmUpSeconds(Path log) {
        return 0;
    }

    @Override
    public Optional<Nginx> gateway(URI keycloak) {
        return Optional.empty();
    }

    @Override
    public Target target(URI keycloak, URI gateway) {
        return new Target(keycloak, REALM, StockCompanies.IDENTIFIER, null);
    }
}
