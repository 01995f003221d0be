package com.rundiffusion.keycloak.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.saml.Claims;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the users are there for. */
class PersonTest {

    private final MovableClock clock = new MovableClock();
    private final SimulatedEntra entra = new SimulatedEntra(Sites.production(), clock);
    private final EntraTenant tenant = entra.contoso();

    private Map<String, List<Object>> claims(Person person) {
        return response(person).claims();
    }

    private ParsedResponse response(Person person) {
        String replyUrl = tenant.application().defaultReplyUrl();
        return ParsedResponse.of(tenant.respondUnasked(replyUrl, person).toXml());
    }

    @Test
    void whatTheDirectoryDoesNotHaveIsNotAsserted() {
        assertThat(claims(Person.MEMBER)).containsKeys(Claims.EMAIL_ADDRESS, Claims.GIVEN_NAME, Claims.SURNAME);
        assertThat(claims(Person.MEMBER_WITHOUT_MAIL))
                .containsKeys(Claims.DISPLAY_NAME, Claims.NAME)
                .doesNotContainKeys(Claims.EMAIL_ADDRESS, Claims.GIVEN_NAME, Claims.SURNAME, Claims.GROUPS);
    }

    @Test
    void guestsComeFromElsewhere() {
        assertThat(claims(Person.MICROSOFT_ACCOUNT_GUEST))
                .containsEntry(Claims.IDENTITY_PROVIDER, List.of("live.com"))
                .containsEntry(Claims.EMAIL_ADDRESS, List.of("bruno.keller@outlook.example"))
                .containsEntry(Claims.NAME, List.of("bruno.keller_outlook.example#EXT#@contoso.onmicrosoft.com"))
                .containsEntry(Claims.TENANT_ID, List.of(tenant.id()));
        assertThat(claims(Person.EMAIL_CODE_GUEST)).containsEntry(Claims.IDENTITY_PROVIDER, List.of("mail"));
    }

    @Test
    void aSignInCanBeOldAndHaveHadASecondFactor() {
        ParsedResponse response = response(Person.LONG_SIGNED_IN);
        assertThat(response.authentication()
                        .getAuthnInstant()
                        .toGregorianCalendar()
                        .toInstant())
                .isEqualTo(clock.instant().minus(Duration.ofDays(80)));
        assertThat(response.claims())
                .containsEntry(Claims.AUTHN_METHODS, List.of(Claims.PASSWORD_METHOD, Claims.MULTIPLE_METHODS));
    }

    @Test
    void aRenamedUserKeepsTheObjectId() {
        Map<String, List<Object>> before = claims(Person.RENAMED);
        tenant.rename(Person.RENAMED, "elif.novak@contoso.example", "elif.novak@contoso.example");
        assertThat(claims(Person.RENAMED))
                .containsEntry(Claims.OBJECT_IDENTIFIER, before.get(Claims.OBJECT_IDENTIFIER))
                .containsEntry(Claims.NAME, List.of("elif.novak@contoso.example"))
                .containsEntry(Claims.EMAIL_ADDRESS, List.of("elif.novak@contoso.example"));
        assertThat(before).containsEntry(Claims.NAME, List.of("elif.sommer@contoso.example"));
    }

    @Test
    void aMailCanBeThatOfAnotherTenantsUser() {
        assertThat(tenant.user(Person.BORROWED_MAIL).mail())
                .isEqualTo(entra.fabrikam().user(Person.MEMBER).mail());
        assertThat(entra.fabrikam().user(Person.BORROWED_MAIL).mail())
                .isEqualTo(tenant.user(Person.MEMBER).mail());
        assertThat(entra.northwind().user(Person.BORROWED_MAIL).mail())
                .isEqualTo(tenant.user(Person.MEMBER).mail());
    }

    @Test
    void tooManyGroupsBecomeALink() {
        assertThat(tenant.directory().groupsOf(tenant.user(Person.MANY_GROUPS))).hasSizeGreaterThan(150);
        assertThat(claims(Person.MANY_GROUPS)).containsKey(Claims.GROUPS_LINK).doesNotContainKey(Claims.GROUPS);
        assertThat(claims(Person.MEMBER)).containsKey(Claims.GROUPS).doesNotContainKey(Claims.GROUPS_LINK);
        tenant.application().groupClaims(false);
        assertThat(claims(Person.MANY_GROUPS)).doesNotContainKey(Claims.GROUPS_LINK);
        assertThat(claims(Person.MEMBER)).doesNotContainKey(Claims.GROUPS);
    }

    @Test
    void everyTenantHasItsOwnPeople() {
        assertThat(entra.tenants().stream()
                        .flatMap(each -> each.users().stream())
                        .map(EntraUser::userPrincipalName))
                .hasSize(3 * Person.values().length)
                .doesNotHaveDuplicates();
    }
}
