package com.rundiffusion.keycloak.provisioning.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.Fake;
import com.rundiffusion.keycloak.provisioning.endpoint.ScimRoute.Kind;
import jakarta.ws.rs.core.PathSegment;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScimRouteTest {

    private static final String ID = "0f0a54f6-27c2-43bb-9a08-1d3b1a2f4a11";

    /** @param path below the endpoint */
    private static ScimRoute route(String path) {
        return ScimRoute.of(Stream.of(("realms/rundiffusion/provisioning" + path).split("/", -1))
                .map(ScimRouteTest::segment)
                .toList());
    }

    private static PathSegment segment(String path) {
        return Fake.of(PathSegment.class, Map.of("getPath", arguments -> path));
    }

    @ParameterizedTest
    @CsvSource({
        "/contoso/v2/Users, USERS",
        "/contoso/v2/users, USERS",
        "/contoso/v2//Users/, USERS",
        "/contoso/v2/Groups, GROUPS",
        "/contoso/v2/ServiceProviderConfig, SERVICE_PROVIDER_CONFIG",
        "/contoso/v2/ResourceTypes, RESOURCE_TYPES",
        "/contoso/v2/Schemas, SCHEMAS",
        "/contoso/v2/Me, NOT_OFFERED",
        "/contoso/v2/Bulk, NOT_OFFERED",
        "/contoso/v2/.search, NOT_OFFERED",
        "/contoso/v2/Users/.search, NOT_OFFERED",
        "/contoso/v2/Users/a/b, NONE",
        "/contoso/v2/other, NONE",
        "/contoso/v2, NONE",
        "/contoso/v1/Users, NONE",
        "/contoso, NONE"
    })
    void aPathNamesWhatStandsBehindTheVersion(String path, Kind kind) {
        ScimRoute route = route(path);
        assertThat(route.kind()).isEqualTo(kind);
        assertThat(route.alias()).isEqualTo("contoso");
        assertThat(route.id()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//"})
    void nothingAtAllIsNobodysAlias(String path) {
        assertThat(route(path)).isEqualTo(new ScimRoute("", Kind.NONE, Optional.empty()));
    }

    @Test
    void whatStandsBehindIsTheId() {
        assertThat(route("/contoso/v2/Users/" + ID).id()).contains(ID);
        assertThat(route("/contoso/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")
                        .id())
                .contains("urn:ietf:params:scim:schemas:core:2.0:User");
    }

    /** Anything else may be somebody's name. */
    @Test
    void onlyWhatLooksLikeAnIdOfOursIsWrittenDown() {
        assertThat(route("/contoso/v2/Users/" + ID).item()).contains(ID);
        assertThat(route("/contoso/v2/Users/anna@contoso.example").item()).isEmpty();
        assertThat(route("/contoso/v2/Users").item()).isEmpty();
    }

    @Test
    void whatCanBeDoneThereIsKnown() {
        assertThat(route("/contoso/v2/Users").methods()).containsExactlyInAnyOrder("GET", "POST");
        assertThat(route("/contoso/v2/Groups/" + ID).methods())
                .containsExactlyInAnyOrder("GET", "PUT", "PATCH", "DELETE");
        assertThat(route("/contoso/v2/Schemas").methods()).containsExactly("GET");
    }

    /** The table's column has sixteen characters. */
    @Test
    void theNameOfEachKindFitsTheLog() {
        assertThat(Kind.values()).allSatisfy(kind -> assertThat(kind.key()).hasSizeLessThanOrEqualTo(16));
    }
}
