package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.ScriptedSignIn;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mappers of Keycloak's own SAML provider on one of ours: each change counts at the next sign-in, whatever is cached. */
class MapperTest {

    private static final String MAPPERS = "rundiffusion/identity-provider/instances/northwind/mappers";
    private static final String CLAIM = "firebase_uid";

    @RegisterExtension
    private final Journey journey = new Journey();

    private EnterpriseApi api;
    private AdminRest admin;
    private EntraTenant northwind;

    @BeforeEach
    void connect() {
        api = EnterpriseApi.of(journey);
        admin = journey.services().admin();
        northwind = journey.services().entra().northwind();
        api.create(CustomerMail.document(northwind));
    }

    @AfterEach
    void disconnect() {
        api.delete("northwind");
    }

    @Test
    void aMapperCountsFromTheNextSignInOnAndUntilItIsRemoved() {
        assertThat(claims(Person.MEMBER)).doesNotContainKey(CLAIM);

        String id = admin.post(MAPPERS, mapper(null, "one"));
        assertThat(claims(Person.MEMBER)).containsEntry(CLAIM, "one");

        admin.put(MAPPERS + "/" + id, mapper(id, "two"));
        assertThat(claims(Person.MEMBER)).containsEntry(CLAIM, "two");

        admin.delete(MAPPERS + "/" + id);
        assertThat(claims(Person.RENAMED)).doesNotContainKey(CLAIM);
    }

    /** An enterprise that takes the alias of one that is gone inherits none of its mappers. */
    @Test
    void theMappersOfAnEnterpriseGoWithIt() {
        admin.post(MAPPERS, mapper(null, "one"));
        assertThat(claims(Person.MEMBER)).containsEntry(CLAIM, "one");

        api.delete("northwind");
        api.create(CustomerMail.document(northwind));
        assertThat(claims(Person.MEMBER)).doesNotContainKey(CLAIM);
    }

    private Map<String, Object> claims(Person person) {
        return ScriptedSignIn.of(journey, northwind, person).idClaims();
    }

    private static Map<String, Object> mapper(String id, String value) {
        Map<String, Object> config = Map.of("syncMode", "FORCE", "attribute", CLAIM, "attribute.value", value);
        Map<String, Object> mapper = new HashMap<>(Map.of(
                "name", "uid",
                "identityProviderAlias", "northwind",
                "identityProviderMapper", "hardcoded-attribute-idp-mapper",
                "config", config));
        if (id != null) {
            mapper.put("id", id);
        }
        return mapper;
    }
}
