package com.rundiffusion.keycloak.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.Directory;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.GroupObject;
import com.rundiffusion.keycloak.entra.provisioning.MappingPreset;
import com.rundiffusion.keycloak.entra.provisioning.ProvisioningJob;
import com.rundiffusion.keycloak.testkit.enterprise.AtFirebase;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.ScriptedSignIn;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Contoso, whose Entra provisions for one test; afterwards nothing of it is left. */
final class ContosoProvisioning {

    private static final String APP = "rundiffusion";
    private static final String TOKENS = "/provisioning-tokens";
    private static final String NETWORK = "198.51.100.201";

    private final Journey journey;
    private final EnterpriseApi api;
    private final List<EntraUser> hired = new ArrayList<>();
    private final List<GroupObject> groups = new ArrayList<>();
    private final JsonNode token;
    private final ProvisioningJob job;

    private ContosoProvisioning(Journey journey) {
        this.journey = journey;
        this.api = EnterpriseApi.of(journey);
        policy("optional");
        this.token = api.send("POST", "/" + alias() + TOKENS, Map.of()).json();
        this.job = journey.contoso()
                .provisioning()
                .credentials(token.path("url").asText(), token())
                .mapping(MappingPreset.OBJECT_ID);
    }

    static ContosoProvisioning begin(Journey journey) {
        return new ContosoProvisioning(journey);
    }

    void end() {
        job.stop();
        api.send("DELETE", "/" + alias() + TOKENS + "/" + token.path("id").asText(), null);
        assertThat(api.put(alias(), "{\"roles\": null, \"provisioning\": \"off\"}")
                        .status())
                .isEqualTo(200);
        groups.forEach(directory()::delete);
        hired.forEach(directory()::purge);
    }

    ProvisioningJob job() {
        return job;
    }

    /** As its Entra would call it. */
    ScimApi scim() {
        return ScimApi.of(journey, alias(), NETWORK).with(token());
    }

    private String token() {
        return token.path("token").asText();
    }

    private String alias() {
        return journey.contoso().name();
    }

    Directory directory() {
        return journey.contoso().directory();
    }

    void policy(String policy) {
        stored(Map.of("provisioning", policy));
    }

    void roles(String source, Map<String, String> map) {
        stored(Map.of("roles", Map.of("source", source, "map", map)));
    }

    private void stored(Map<String, ?> change) {
        EnterpriseApi.Answer answer = api.put(alias(), change);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    EntraUser assigned(String name) {
        EntraUser user = hired(name);
        journey.contoso().application().assignments().assign(user);
        return user;
    }

    EntraUser hired(String name) {
        EntraUser user = directory().hire(name);
        hired.add(user);
        return user;
    }

    GroupObject group(String name) {
        GroupObject group = directory().addGroup(name);
        groups.add(group);
        return group;
    }

    /** That Entra provisions. */
    GroupObject assignedGroup(String name) {
        GroupObject group = group(name);
        journey.contoso().application().assignments().assign(group);
        return group;
    }

    void knownToFirebaseAs(EntraUser user, String uid) {
        EnterpriseApi.Answer answer =
                api.firebaseUsers(alias(), "", AtFirebase.users(alias(), Map.of(user.userPrincipalName(), uid)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    ScriptedSignIn signIn(EntraUser user) {
        return ScriptedSignIn.of(journey, journey.contoso(), user);
    }

    void isRefused(EntraUser user, String code) {
        assertThatThrownBy(() -> signIn(user)).hasMessageContaining(code);
    }

    TokenEndpoint.Answer refreshed(ScriptedSignIn signIn) {
        return new TokenEndpoint(journey.services().keycloak())
                .refresh(APP, signIn.tokens().text("refresh_token"));
    }
}
