package com.rundiffusion.keycloak.entra.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose values the rows take, and what comes of it when they are changed later. */
class MappingTest {

    private final StubApplication application = new StubApplication();

    @RegisterExtension
    private final Customer customer = new Customer(application);

    private String value(EntraUser user, String attribute) {
        return application.users().all().stream()
                .filter(one -> one.path("id").asText().equals(customer.id(user)))
                .map(one -> StubPatch.value(one, attribute).asText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void asDeliveredPeopleAreKnownByTheirNickname() {
        EntraUser ada = customer.assigned(Person.MEMBER);
        customer.job().cycle();
        assertThat(value(ada, "externalId")).isEqualTo("ada.winter");
        assertThat(value(ada, "userName")).isEqualTo("ada.winter@contoso.example");
    }

    @Test
    void asDeliveredGuestsLoseWhatTheirAssertionsSay() {
        EntraUser guest = customer.assigned(Person.MICROSOFT_ACCOUNT_GUEST);
        customer.job().cycle();
        assertThat(value(guest, "userName")).isEqualTo("bruno.keller@outlook.example");
        assertThat(guest.userPrincipalName()).isEqualTo("bruno.keller_outlook.example#EXT#@contoso.onmicrosoft.com");
    }

    @Test
    void asCorrectedBothAreKnownAsTheirAssertionsSay() {
        EntraUser ada = customer.assigned(Person.MEMBER);
        EntraUser guest = customer.assigned(Person.EMAIL_CODE_GUEST);
        customer.job().mapping(MappingPreset.OBJECT_ID).cycle();
        assertThat(value(ada, "externalId")).isEqualTo(ada.objectId());
        assertThat(value(guest, "externalId")).isEqualTo(guest.objectId());
        assertThat(value(guest, "userName")).isEqualTo(guest.userPrincipalName());
        assertThat(application.lines())
                .startsWith(
                        "GET /Users?filter=externalId eq \"" + ada.objectId() + "\"",
                        "GET /Users?filter=userName eq \"ada.winter@contoso.example\"",
                        "POST /Users");
    }

    @Test
    void aMappingThatIsCorrectedLaterChangesEverybodyByTheStoredIds() {
        EntraUser ada = customer.assigned(Person.MEMBER);
        EntraUser guest = customer.assigned(Person.MICROSOFT_ACCOUNT_GUEST);
        customer.job().cycle();
        application.taken();
        customer.job()
                .mapping(customer.job()
                        .mapping()
                        .map("objectId", "externalId")
                        .map("originalUserPrincipalName", "userName")
                        .matchOn("externalId", "userName"));
        assertThat(customer.job().cycle().kind()).isEqualTo(CycleKind.INITIAL);
        List<ScimRequest> taken = application.taken();
        assertThat(taken)
                .extracting(ScimRequest::line)
                .containsExactly(
                        "GET /Users/" + customer.id(ada),
                        "PATCH /Users/" + customer.id(ada),
                        "GET /Users/" + customer.id(guest),
                        "PATCH /Users/" + customer.id(guest));
        assertThat(taken.get(1).body().path("Operations")).isEqualTo(ScimRequest.json("""
                [{"op": "Replace", "path": "externalId", "value": "%s"}]""".formatted(ada.objectId())));
        assertThat(value(guest, "userName")).isEqualTo(guest.userPrincipalName());
        assertThat(application.users().all()).hasSize(2);
    }

    @Test
    void theCorrectionCanBeTakenBack() {
        EntraUser ada = customer.assigned(Person.MEMBER);
        customer.job().mapping(MappingPreset.OBJECT_ID).cycle();
        customer.job().mapping(MappingPreset.DEFAULT).cycle();
        assertThat(value(ada, "externalId")).isEqualTo("ada.winter");
        assertThat(application.users().all()).hasSize(1);
    }

    @Test
    void aRowCanBeRemovedAndAnotherOneAdded() {
        EntraUser ada = customer.assigned(Person.MEMBER);
        customer.directory().set(ada, "extensionAttribute1", "blue");
        customer.job()
                .mapping(customer.job()
                        .mapping()
                        .remove("externalId")
                        .map("extensionAttribute1", "nickName")
                        .map("\"rundiffusion\"", "userType"))
                .cycle();
        assertThat(application.users().all().get(0).has("externalId")).isFalse();
        assertThat(value(ada, "nickName")).isEqualTo("blue");
        assertThat(value(ada, "userType")).isEqualTo("rundiffusion");
    }

    @Test
    void withoutTheRowOfTheSwitchNobodyIsSwitchedOff() {
        EntraUser ada = customer.assigned(Person.MEMBER);
        customer.job().mapping(customer.job().mapping().remove("active")).cycle();
        application.taken();
        customer.directory().block(ada);
        customer.job().cycle();
        assertThat(application.lines()).isEmpty();
    }

    @Test
    void anyAttributeCanBeTheOneToMatchBy() {
        customer.directory().set(customer.assigned(Person.MEMBER), "employeeId", "o'neil \"7\" + ü%");
        String mail = "emails[type eq \"work\"].value";
        String number = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber";
        customer.job().mapping(customer.job().mapping().matchOn(number, mail)).cycle();
        assertThat(application.lines())
                .containsExactly(
                        "GET /Users?filter=" + number + " eq \"o'neil \\\"7\\\" + ü%\"",
                        "GET /Users?filter=" + mail + " eq \"ada.winter@contoso.example\"",
                        "POST /Users");
    }

    @Test
    void whoeverHasNoValueToMatchByFails() {
        customer.assigned(Person.MEMBER_WITHOUT_MAIL);
        customer.job().mapping(customer.job().mapping().matchOn("emails[type eq \"work\"].value"));
        assertThat(customer.job().cycle().counts()).containsOnlyKeys(Step.FAILED);
        assertThat(application.lines()).isEmpty();
    }

    @Test
    void groupsCanBeMatchedByTheirObjectId() {
        String id = customer.group("Writers").objectId();
        customer.job()
                .groupMapping(customer.job().groupMapping().matchOn("externalId"))
                .cycle();
        assertThat(application.lines().get(0))
                .isEqualTo("GET /Groups?excludedAttributes=members&filter=externalId eq \"" + id + "\"");
    }

    @Test
    void expressionsAreThoseOfThePortal() {
        Map<String, String> attributes = Map.of("IsSoftDeleted", "True", "givenName", "Ada", "city", "Ulm");
        String isActive = "Switch([IsSoftDeleted], , \"False\", \"True\", \"True\", \"False\")";
        assertThat(Expression.evaluate(isActive, attributes)).contains("False");
        assertThat(Expression.evaluate(isActive, Map.of("IsSoftDeleted", "False")))
                .contains("True");
        assertThat(Expression.evaluate(isActive, Map.of())).isEmpty();
        assertThat(Expression.evaluate("Join(\", \", [givenName], [surname], \"b,c\")", attributes))
                .contains("Ada, b,c");
        assertThat(Expression.evaluate("city", attributes)).contains("Ulm");
        assertThat(Expression.evaluate("[country]", attributes)).isEmpty();
        assertThatThrownBy(() -> Expression.evaluate("Guess([city])", attributes))
                .hasMessageContaining("Guess");
        assertThatThrownBy(() -> customer.job().mapping().map("city", "addresses[type]"))
                .hasMessageContaining("addresses[type]");
    }
}
