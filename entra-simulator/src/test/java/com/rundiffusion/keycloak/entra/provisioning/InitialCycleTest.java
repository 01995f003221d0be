package com.rundiffusion.keycloak.entra.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.GroupObject;
import com.rundiffusion.keycloak.entra.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first cycle, and those that begin from nothing again. */
class InitialCycleTest {

    private final StubApplication application = new StubApplication();

    @RegisterExtension
    private final Customer customer = new Customer(application);

    @Test
    void peopleComeBeforeWhatRefersToThem() {
        EntraUser ada = customer.assigned(Person.MEMBER);
        EntraUser elif = customer.user(Person.RENAMED);
        customer.directory().manager(ada, elif);
        GroupObject group = customer.group("Writers", ada, elif);
        CycleReport report = customer.job().cycle();
        String adasId = customer.id(ada);
        String elifsId = customer.id(elif);
        String groupId = customer.job().targetId(group.objectId()).orElseThrow();
        List<String> first =
                List.of(ada.objectId(), elif.objectId()).stream().sorted().toList();
        assertThat(application.lines())
                .containsExactly(
                        "GET /Users?filter=userName eq \"ada.winter@contoso.example\"",
                        "POST /Users",
                        "GET /Users?filter=userName eq \"elif.sommer@contoso.example\"",
                        "POST /Users",
                        "GET /Users?filter=id eq \"" + adasId + "\" and manager eq \"" + elifsId + "\"&attributes=id",
                        "PATCH /Users/" + adasId,
                        "GET /Groups?excludedAttributes=members&filter=displayName eq \"Writers\"",
                        "POST /Groups",
                        "PATCH /Groups/" + groupId,
                        "PATCH /Groups/" + groupId);
        assertThat(application
                        .groups()
                        .with("displayName", "Writers")
                        .path("members")
                        .findValuesAsText("value"))
                .containsExactlyElementsOf(first.stream()
                        .map(anchor -> customer.job().targetId(anchor).orElseThrow())
                        .toList());
        assertThat(report.kind()).isEqualTo(CycleKind.INITIAL);
        assertThat(report.count(Step.CREATED)).isEqualTo(3);
        assertThat(report.count(Step.MEMBER_ADDED)).isEqualTo(2);
    }

    @Test
    void aNewUserIsWrittenAsEntraWritesOne() {
        EntraUser ada = customer.assigned(Person.MEMBER);
        customer.directory().set(ada, "department", "Pictures");
        customer.directory().set(ada, "jobTitle", "Painter");
        customer.directory().set(ada, "mobile", "+1 555 0100");
        customer.job().cycle();
        assertThat(StubApplication.bodies(application.taken(), "POST")).containsExactly(ScimRequest.json("""
                {
                  "schemas": [
                    "urn:ietf:params:scim:schemas:core:2.0:User",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
                  ],
                  "meta": {"resourceType": "User"},
                  "userName": "ada.winter@contoso.example",
                  "active": true,
                  "displayName": "Ada Winter",
                  "title": "Painter",
                  "emails": [{"type": "work", "value": "ada.winter@contoso.example", "primary": true}],
                  "name": {"givenName": "Ada", "familyName": "Winter", "formatted": "Ada Winter"},
                  "phoneNumbers": [{"type": "mobile", "value": "+1 555 0100"}],
                  "externalId": "ada.winter",
                  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "Pictures"},
                  "roles": []
                }"""));
    }

    @Test
    void theOtherDocumentedFormHasNullsAndAnExtensionWithoutItsColon() {
        customer.assigned(Person.MEMBER_WITHOUT_MAIL);
        customer.job().postForm(PostForm.WITH_NULLS).cycle();
        assertThat(StubApplication.bodies(application.taken(), "POST")).containsExactly(ScimRequest.json("""
                {
                  "schemas": [
                    "urn:ietf:params:scim:schemas:core:2.0:User",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0User"
                  ],
                  "meta": {"resourceType": "User"},
                  "userName": "reception.desk@contoso.example",
                  "active": true,
                  "displayName": "Reception Desk",
                  "externalId": "reception.desk",
                  "roles": [],
                  "addresses": null,
                  "phoneNumbers": null,
                  "preferredLanguage": null,
                  "title": null,
                  "department": null,
                  "manager": null
                }"""));
    }

    @Test
    void aNewGroupIsWrittenWithoutItsMembers() {
        GroupObject group = customer.group("Writers", customer.user(Person.MEMBER));
        customer.job().cycle();
        assertThat(StubApplication.bodies(application.taken(), "POST /Groups"))
                .containsExactly(ScimRequest.json("""
                {
                  "schemas": [
                    "urn:ietf:params:scim:schemas:core:2.0:Group",
                    "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"
                  ],
                  "meta": {"resourceType": "Group"},
                  "displayName": "Writers",
                  "externalId": "%s"
                }""".formatted(group.objectId())));
    }

    @Test
    void whoeverIsBlockedDeletedOrNotAssignedIsNeverCreated() {
        customer.directory().block(customer.assigned(Person.MEMBER));
        customer.directory().delete(customer.assigned(Person.RENAMED));
        customer.assigned(Person.LONG_SIGNED_IN);
        customer.job().cycle();
        assertThat(application.users().all())
                .extracting(user -> user.path("displayName").asText())
                .containsExactly("Dmitri Okafor");
    }

    @Test
    void everybodyIsInScopeWhereAllAreSynced() {
        customer.job().scope(Scope.ALL).cycle();
        assertThat(application.users().all()).hasSize(Person.values().length);
        assertThat(application.groups().all()).hasSize(3 + 180);
    }

    @Test
    void whoeverIsThereAlreadyIsMatchedAndBroughtUpToDate() {
        application.users().put("""
                {"userName": "ADA.WINTER@contoso.example", "active": false, "displayName": "Ada Winter",
                 "externalId": "ada.winter", "name": {"givenName": "Ada", "familyName": "Winter", "formatted": "Ada Winter"},
                 "emails": [{"type": "work", "value": "ada.winter@contoso.example"}]}""");
        EntraUser ada = customer.assigned(Person.MEMBER);
        CycleReport report = customer.job().cycle();
        assertThat(report.counts()).containsOnlyKeys(Step.MATCHED, Step.ENABLED);
        assertThat(StubApplication.bodies(application.taken(), "PATCH /Users/" + customer.id(ada)))
                .containsExactly(ScimRequest.json("""
                        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                         "Operations": [
                           {"op": "Replace", "path": "userName", "value": "ada.winter@contoso.example"},
                           {"op": "Replace", "path": "active", "value": "True"}]}"""));
    }

    @Test
    void severalWhoMatchAreLeftAlone() {
        for (int i = 0; i < 2; i++) {
            application.users().put("{\"userName\": \"ada.winter@contoso.example\"}");
        }
        customer.assigned(Person.MEMBER);
        assertThat(customer.job().cycle().counts()).containsOnlyKeys(Step.FAILED);
        assertThat(application.lines()).hasSize(1);
    }

    @Test
    void nothingIsSentWhereNothingChanged() {
        customer.group("Writers", customer.assigned(Person.MEMBER));
        customer.job().cycle();
        application.taken();
        CycleReport again = customer.job().cycle();
        assertThat(again.kind()).isEqualTo(CycleKind.INCREMENTAL);
        assertThat(application.lines()).isEmpty();
    }

    @Test
    void aRestartGoesByTheIdsThatAreKnownAndDoublesNobody() {
        EntraUser ada = customer.assigned(Person.MEMBER);
        GroupObject group = customer.group("Writers", ada);
        customer.job().cycle();
        application.users().with("userName", ada.userPrincipalName()).put("displayName", "Changed in the app");
        application.taken();
        CycleReport again = customer.job().restart().cycle();
        String id = customer.id(ada);
        String groupId = customer.job().targetId(group.objectId()).orElseThrow();
        assertThat(again.kind()).isEqualTo(CycleKind.INITIAL);
        assertThat(application.lines())
                .containsExactly(
                        "GET /Users/" + id,
                        "PATCH /Users/" + id,
                        "GET /Groups/" + groupId + "?excludedAttributes=members",
                        "GET /Groups?filter=id eq \"" + groupId + "\" and members eq \"" + id + "\"&attributes=id");
        assertThat(application.users().all()).hasSize(1);
        assertThat(application
                        .users()
                        .with("displayName", "Ada Winter")
                        .path("id")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void whoeverVanishedFromTheApplicationIsCreatedAgain() {
        EntraUser ada = customer.provisioned("Zora Quist");
        application.users().delete(customer.id(ada));
        customer.directory().set(ada, "department", "Pictures");
        assertThat(customer.job().cycle().counts()).containsOnlyKeys(Step.FAILED);
        assertThat(customer.job().cycle().counts()).containsOnlyKeys(Step.CREATED);
        application.users().delete(customer.id(ada));
        assertThat(customer.job().restart().cycle().counts()).containsOnlyKeys(Step.CREATED);
    }

    @Test
    void whatFailsIsTriedAgainInTheNextCycle() {
        application.refuses(request -> request.is("POST /Users"), 500);
        customer.assigned(Person.MEMBER);
        customer.assigned(Person.RENAMED);
        assertThat(customer.job().cycle().count(Step.FAILED)).isEqualTo(2);
        application.refusesNothing();
        CycleReport again = customer.job().cycle();
        assertThat(again.kind()).isEqualTo(CycleKind.INCREMENTAL);
        assertThat(again.count(Step.CREATED)).isEqualTo(2);
        assertThat(customer.job().log()).anySatisfy(entry -> {
            assertThat(entry.step()).isEqualTo(Step.FAILED);
            assertThat(entry.object()).isEqualTo("User ada.winter@contoso.example");
            assertThat(entry.detail()).isEqualTo("POST /Users: 500 because of 500");
        });
    }

    @Test
    void aJobThatIsNotStartedSendsNothing() {
        customer.assigned(Person.MEMBER);
        customer.job().stop();
        assertThat(customer.job().cycle().kind()).isEqualTo(CycleKind.NONE);
        assertThat(application.lines()).isEmpty();
        customer.job().start();
        assertThat(customer.job().cycle().count(Step.CREATED)).isEqualTo(1);
    }
}
