package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.benchmark.load.ScimLoad;
import com.rundiffusion.keycloak.benchmark.load.ScimLoad.Asked;
import com.rundiffusion.keycloak.loopback.PlainHttp;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A company whose Entra provisions people, the first of whom it has sent already. */
final class ProvisionedCompany {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PATCH =
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[%s]}";

    private final AtomicInteger names = new AtomicInteger();
    private final String alias;
    private final ScimApi scim;
    private int people = 1;
    private String firstScimId;

    private ProvisionedCompany(String alias, ScimApi scim) {
        this.alias = alias;
        this.scim = scim;
    }

    static ProvisionedCompany open(EnterpriseApi api, URI keycloak, int number) {
        String alias = ManyCustomers.alias(number);
        require(200, api.put(alias, Map.of("provisioning", "optional")));
        EnterpriseApi.Answer token = api.send("POST", "/" + alias + "/provisioning-tokens", Map.of());
        require(201, token);
        URI endpoint = keycloak.resolve("/realms/rundiffusion/provisioning/" + alias + "/v2");
        ScimApi scim = new ScimApi(PlainHttp.client(), endpoint, "203.0.113.9", Map.of())
                .with(token.json().path("token").asText());
        ProvisionedCompany company = new ProvisionedCompany(alias, scim);
        company.sendFirst();
        return company;
    }

    private static void require(int status, EnterpriseApi.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + ": " + answer.text());
        }
    }

    /** As soon as those who have signed in before have their rows. */
    private void sendFirst() {
        Instant end = Instant.now().plus(PATIENCE);
        ScimApi.Answer answer = post();
        while (answer.status() == 503 && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            answer = post();
        }
        require(201, answer);
        firstScimId = answer.json().path("id").asText();
    }

    private ScimApi.Answer post() {
        String address = userName(0);
        return scim.send("POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%1$s", "externalId": "%2$s",
                 "active": true, "displayName": "Ada Winter", "name": {"givenName": "Ada", "familyName": "Winter"},
                 "emails": [{"type": "work", "primary": true, "value": "%1$s"}]}""".formatted(address, objectId(0)));
    }

    private static void require(int status, ScimApi.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + ": " + answer.body());
        }
    }

    String makeGroup(String name) {
        ScimApi.Answer answer = scim.send("POST", "/Groups", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "%s"}""".formatted(name));
        require(201, answer);
        return answer.json().path("id").asText();
    }

    String alias() {
        return alias;
    }

    /** Of the first person. */
    String firstScimId() {
        return firstScimId;
    }

    int people() {
        return people;
    }

    /** There are so many by now, each like the first one but for what is made of the number. */
    void has(int many) {
        people = many;
    }

    ScimLoad load() {
        return new ScimLoad(scim);
    }

    String userName(int number) {
        return "%s@%s.example".formatted(nameOf(number), alias);
    }

    static String nameOf(int number) {
        return "person-%d".formatted(number);
    }

    String objectId(int number) {
        return derived("object", number);
    }

    String scimId(int number) {
        return number == 0 ? firstScimId : derived("scim", number);
    }

    /** An id that both this and the database can make of a number. */
    private String derived(String kind, int number) {
        try {
            byte[] md5 =
                    MessageDigest.getInstance("MD5").digest((seed(kind) + number).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(md5).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        } catch (NoSuchAlgorithmException neverMissing) {
            throw new IllegalStateException(neverMissing);
        }
    }

    /** Before the number; the MD5 of both is the id. */
    String seed(String kind) {
        return alias + " " + kind + " ";
    }

    Asked lookUp(String attribute, String value) {
        String filter = URLEncoder.encode("%s eq \"%s\"".formatted(attribute, value), StandardCharsets.UTF_8);
        return new Asked("GET", "/Users?filter=" + filter, "", 200, "\"totalResults\":1,");
    }

    /** An app sees it, so that the account follows. */
    /** By a name that nobody had before: one that is no news costs less. */
    Asked rename(int number) {
        String operation = "{\"op\":\"Replace\",\"path\":\"displayName\",\"value\":\"Ada Winter %d\"}"
                .formatted(names.incrementAndGet());
        return new Asked("PATCH", "/Users/" + scimId(number), PATCH.formatted(operation), 204, "");
    }

    Asked join(String group, int number) {
        String operation =
                "{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}".formatted(scimId(number));
        return new Asked("PATCH", "/Groups/" + group, PATCH.formatted(operation), 204, "");
    }

    Asked page(int startIndex, int count) {
        return new Asked(
                "GET",
                "/Users?startIndex=%d&count=%d".formatted(startIndex, count),
                "",
                200,
                "\"itemsPerPage\":" + count);
    }
}
