package com.rundiffusion.keycloak.provisioning.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.ScimJson;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer shows. */
final class AttributesTest {

    private static final String URN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final ObjectNode ANNA = ScimJson.object("{'schemas': ['a'], 'id': '7', 'userName': 'anna',"
            + " 'name': {'givenName': 'Anna', 'familyName': 'Winter'},"
            + " 'emails': [{'type': 'work', 'value': 'a@x.y'}], '" + URN + "': {'department': 'Sales',"
            + " 'manager': {'value': '8'}}, 'meta': {'resourceType': 'User'}}");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "userName; {'userName': 'anna'}",
                "USERNAME , id; {'userName': 'anna'}",
                "name.givenName; {'name': {'givenName': 'Anna'}}",
                "name.givenName,name; {'name': {'givenName': 'Anna', 'familyName': 'Winter'}}",
                "emails; {'emails': [{'type': 'work', 'value': 'a@x.y'}]}",
                "emails[type eq \"work\"]; {'emails': [{'type': 'work', 'value': 'a@x.y'}]}",
                "emails.value; {'emails': [{'value': 'a@x.y'}]}",
                "department; {'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'department': 'Sales'}}",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager; {'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'manager': {'value': '8'}}}",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User; {'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'department': 'Sales', 'manager': {'value': '8'}}}",
                "meta; {'meta': {'resourceType': 'User'}}",
                "shoeSize; {}",
                "title; {}"
            })
    void whatIsAskedForIsShownWithTheId(String asked, String shown) {
        ObjectNode expected = ScimJson.object("{'schemas': ['a'], 'id': '7'}").setAll(ScimJson.object(shown));
        Attributes attributes = Attributes.of(ScimType.USER, asked, null);
        assertThat(attributes.shown(ANNA)).isEqualTo(expected);
        assertThat(attributes.areAsked()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "userName, userName",
        "'NAME,emails', 'name,emails'",
        "meta, meta",
        "'id,schemas,shoeSize', ",
        "department, ",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User, urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
        "'department,manager', urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    })
    void whatIsExcludedIsNot(String excluded, String gone) {
        ObjectNode expected = ANNA.deepCopy();
        if (gone != null) {
            expected.remove(List.of(gone.split(",")));
        }
        if (excluded.equals("department")) {
            ((ObjectNode) expected.get(URN)).remove("department");
        }
        assertThat(Attributes.of(ScimType.USER, "", excluded).shown(ANNA)).isEqualTo(expected);
    }

    @Test
    void partsAreExcludedToo() {
        ObjectNode shown = Attributes.of(ScimType.USER, null, "name.familyName,emails.type")
                .shown(ANNA);
        assertThat(shown.path("name")).isEqualTo(ScimJson.object("{'givenName': 'Anna'}"));
        assertThat(shown.path("emails")).isEqualTo(ScimJson.any("[{'value': 'a@x.y'}]"));
    }

    @Test
    void withoutEitherAllIsShownAndTheResourceStaysAsItIs() {
        Attributes all = Attributes.of(ScimType.USER, null, " ");
        ObjectNode before = ANNA.deepCopy();
        assertThat(all.shown(ANNA)).isEqualTo(ANNA).isNotSameAs(ANNA);
        assertThat(all.areAsked()).isFalse();
        Attributes.of(ScimType.USER, "name.givenName", "userName").shown(ANNA);
        assertThat(StreamSupport.stream(ANNA.spliterator(), false).toList())
                .isEqualTo(StreamSupport.stream(before.spliterator(), false).toList());
    }

    @Test
    void membersAreLoadedOnlyToBeShown() {
        assertThat(Attributes.of(ScimType.GROUP, null, null).show("members")).isTrue();
        assertThat(Attributes.of(ScimType.GROUP, null, "Members").show("members"))
                .isFalse();
        assertThat(Attributes.of(ScimType.GROUP, null, "members.display").show("members"))
                .isTrue();
        assertThat(Attributes.of(ScimType.GROUP, "displayName", null).show("members"))
                .isFalse();
        assertThat(Attributes.of(ScimType.GROUP, "members.value", null).show("members"))
                .isTrue();
        assertThat(Attributes.of(ScimType.GROUP, "members", "members").show("members"))
                .isFalse();
    }

    @Test
    void aListOfNamesHasAnEnd() {
        assertThat(Attributes.of(ScimType.USER, "x".repeat(2_048), null).areAsked())
                .isTrue();
        assertThat(catchThrowableOfType(ScimFault.class, () -> Attributes.of(ScimType.USER, null, "x".repeat(2_049)))
                        .code())
                .isEqualTo(ScimFaultCode.VALUE_MALFORMED);
    }
}
