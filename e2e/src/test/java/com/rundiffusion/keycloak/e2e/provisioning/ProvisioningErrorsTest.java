package com.rundiffusion.keycloak.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.ProvisionedCompany;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Entra hears of what cannot be done: the error of RFC 7644, 3.12, what to change, and nothing is changed. */
class ProvisioningErrorsTest {

    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    @RegisterExtension
    static final ProvisionedCompany COMPANY = new ProvisionedCompany(87);

    private final ScimApi scim = COMPANY.scim();
    private JsonNode person;

    @BeforeEach
    void populate() {
        person = scim.send("POST", "/Users", person(UUID.randomUUID() + "@x.example"))
                .json();
        assertThat(id()).isNotEmpty();
    }

    private static String person(String userName) {
        return "{\"userName\": \"" + userName + "\", \"title\": \"First\"}";
    }

    private String id() {
        return person.path("id").asText();
    }

    private Answer patch(String operations) {
        return scim.send("PATCH", "/Users/" + id(), operations);
    }

    private static void isError(Answer answer, int status, String scimType) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).startsWith("application/scim+json");
        assertThat(answer.json().path("schemas").get(0).asText()).isEqualTo(ERROR);
        assertThat(answer.json().path("status").asText()).isEqualTo(String.valueOf(status));
        assertThat(answer.json().path("scimType").asText()).isEqualTo(scimType == null ? "" : scimType);
        assertThat(answer.detail()).matches(".+\\. [A-Z].+\\.");
    }

    private void isAsItWas() {
        JsonNode now = scim.get("/Users/" + id()).json();
        assertThat(now.path("title").asText()).isEqualTo("First");
        assertThat(now.path("userName")).isEqualTo(person.path("userName"));
        assertThat(now.path("active").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/", "/Groups/"})
    void nothingOfThisIdIsHere(String path) {
        isError(scim.get(path + UUID.randomUUID()), 404, null);
        isError(scim.get(path + "nobody"), 404, null);
        isError(scim.send("DELETE", path + UUID.randomUUID(), ""), 404, null);
        assertThat(scim.get("/Users/" + id()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    no JSON                        | {"Operations": [                                                                                   | invalidSyntax
                    two values                     | {} {}                                                                                              | invalidSyntax
                    no object                      | []                                                                                                 | invalidSyntax
                    no operations                  | {"schemas": []}                                                                                    | invalidSyntax
                    none of them                   | {"Operations": []}                                                                                 | invalidSyntax
                    an operation that is not known | {"Operations": [{"op": "move", "path": "title", "value": "x"}]}                                    | invalidSyntax
                    a path that cannot be read     | {"Operations": [{"op": "replace", "path": "title[", "value": "x"}]}                                | invalidPath
                    a removal of everything        | {"Operations": [{"op": "remove"}]}                                                                 | noTarget
                    no name                        | {"Operations": [{"op": "replace", "path": "userName", "value": ""}]}                               | invalidValue
                    a word for yes or no           | {"Operations": [{"op": "replace", "path": "active", "value": "perhaps"}]}                          | invalidValue
                    another id                     | {"Operations": [{"op": "replace", "path": "id", "value": "another"}]}                              | mutability
                    """)
    void aPatchThatCannotBeReadChangesNothing(String what, String body, String scimType) {
        isError(patch(body), 400, scimType);
        isAsItWas();
        assertThat(patch("{\"Operations\": [{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Second\"}]}")
                        .status())
                .isEqualTo(204);
    }

    /** The first operation alone would be done. */
    @Test
    void aPatchIsAppliedWholeOrNotAtAll() {
        String good = "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Second\"}";
        isError(
                patch("{\"Operations\": [" + good
                        + ", {\"op\": \"replace\", \"path\": \"userName\", \"value\": \"\"}]}"),
                400,
                "invalidValue");
        isAsItWas();
        assertThat(patch("{\"Operations\": [" + good + "]}").status()).isEqualTo(204);
        assertThat(scim.get("/Users/" + id()).json().path("title").asText()).isEqualTo("Second");
    }

    /** Members are changed elsewhere than the rest of a group. */
    @Test
    void soIsAPatchOfAGroup() {
        JsonNode group = scim.send("POST", "/Groups", "{\"displayName\": \"" + UUID.randomUUID() + "\"}")
                .json();
        String member = "{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"" + id() + "\"}]}";
        String path = "/Groups/" + group.path("id").asText();
        isError(
                scim.send(
                        "PATCH",
                        path,
                        "{\"Operations\": [" + member
                                + ", {\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"\"}]}"),
                400,
                "invalidValue");
        assertThat(scim.get(path).json().path("members")).isEmpty();
        assertThat(scim.send("PATCH", path, "{\"Operations\": [" + member + "]}")
                        .status())
                .isEqualTo(204);
        assertThat(scim.get(path).json().path("members")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    userName                          | invalidFilter
                    userName eq                       | invalidFilter
                    userName eq unquoted              | invalidFilter
                    (userName eq "a"                  | invalidFilter
                    userName is "a"                   | invalidFilter
                    """)
    void aFilterThatCannotBeReadIsToldSo(String filter, String scimType) {
        isError(scim.get("/Users?filter=" + encoded(filter)), 400, scimType);
        assertThat(scim.get("/Users?filter=" + encoded("userName eq \"a\"")).status())
                .isEqualTo(200);
    }

    @Test
    void aFilterHasALimit() {
        String term = "title eq \"a\"";
        isError(scim.get("/Users?filter=" + encoded(term + (" or " + term).repeat(30))), 400, "invalidFilter");
        isError(scim.get("/Users?filter=" + encoded("(".repeat(50) + term + ")".repeat(50))), 400, "invalidFilter");
        assertThat(scim.get("/Users?filter=" + encoded(term + " or " + term)).status())
                .isEqualTo(200);
    }

    @Test
    void aBodyHasALimit() {
        String large = "{\"userName\": \"large\", \"title\": \"" + "x".repeat(1 << 20) + "\"}";
        isError(scim.send("POST", "/Users", large), 413, null);
        isError(
                scim.send(
                        "POST",
                        "/Users",
                        "{\"userName\": \"deep\", \"name\": " + "{\"a\":".repeat(40) + "1" + "}".repeat(41)),
                400,
                "invalidSyntax");
        isError(scim.send("POST", "/Users", person("x".repeat(300))), 400, "invalidValue");
        assertThat(scim.send("POST", "/Users", person(UUID.randomUUID() + "@y.example"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whoIsThereIsNotMadeAgain() {
        Answer again = scim.send(
                "POST", "/Users", person(person.path("userName").asText().toUpperCase(Locale.ROOT)));
        isError(again, 409, "uniqueness");
        isAsItWas();
    }

    @Test
    void aTokenInTheAddressIsRefusedAlthoughTheHeaderIsGood() {
        isError(scim.get("/Users?access_token=" + COMPANY.token()), 401, null);
        assertThat(scim.get("/Users").status()).isEqualTo(200);
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }
}
