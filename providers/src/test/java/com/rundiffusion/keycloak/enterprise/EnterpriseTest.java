package com.rundiffusion.keycloak.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnterpriseTest {

    private static final TenantId TENANT = new TenantId("11111111-2222-4333-8444-555555555555");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@contoso.example",
                "Ada@Contoso.Example",
                "ada+news@contoso.example",
                "ada@contoso.co.example",
                "ada_fabrikam.example#EXT#@contoso.example"
            })
    void anAddressInADomainOfItsIsItsOwn(String email) {
        assertThat(contoso().owns(email)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "@",
                "ada",
                "ada@",
                "contoso.example",
                "@contoso.example",
                "ada@fabrikam.example@contoso.example",
                "ada@contoso.example@fabrikam.example",
                "ada@@contoso.example",
                "ada@mail.contoso.example",
                "ada@contoso.example.",
                "ada@.contoso.example",
                "ada@contoso.example.evil.example",
                "ada@evilcontoso.example",
                "ada@contoso-example",
                "ada@contoso.example ",
                "ada@ contoso.example",
                "ada@contoso.example\n",
                "ada@contoso.example\0",
                "ada@contoso。example",
                "ada@ｃontoso.example",
                "ada@cоntoso.example",
                "ada@contoso.example/",
                "ada＠contoso.example"
            })
    void whatOnlyLooksLikeItIsNot(String email) {
        assertThat(contoso().owns(email)).isFalse();
    }

    @Test
    void anEnterpriseWithoutDomainsOwnsNoAddress() {
        Enterprise none = enterprise(Set.of(), Status.ACTIVE, null);

        assertThat(none.owns("ada@contoso.example")).isFalse();
        assertThat(none.owns("ada@")).isFalse();
    }

    @Test
    void whoeverHasAnAddressElsewhereIsAdmittedWhereTheRuleSaysSo() {
        Enterprise refusing = contoso();
        Enterprise open = with(OtherDomains.UNVERIFIED, refusing.domains());
        Enterprise withoutDomains = with(OtherDomains.REFUSE, Set.of());

        assertThat(refusing.admits("ada@contoso.example")).isTrue();
        assertThat(refusing.admits("ada@sub.contoso.example")).isFalse();
        assertThat(refusing.admits("ada@gmail.com")).isFalse();
        assertThat(open.admits("ada@gmail.com")).isTrue();
        assertThat(withoutDomains.admits("ada@gmail.com")).isTrue();
    }

    @Test
    void whoeverHasNoAddressHasNoneToRefuse() {
        assertThat(contoso().admits(null)).isTrue();
    }

    @Test
    void onlyAnActiveEnterpriseIsActive() {
        assertThat(contoso().isActive()).isTrue();
        assertThat(with(Status.DRAFT).isActive()).isFalse();
        assertThat(with(Status.PAUSED).isActive()).isFalse();
    }

    @Test
    void aPlanLastsToTheEndOfItsLastDay() {
        LocalDate last = LocalDate.of(2026, 12, 31);
        Enterprise contoso = enterprise(Set.of(), Status.ACTIVE, last);

        assertThat(contoso.on(last).status()).isEqualTo(Status.ACTIVE);
        assertThat(contoso.on(last.plusDays(1)).status()).isEqualTo(Status.PAUSED);
        assertThat(contoso.with(Status.DRAFT).on(last.plusDays(1)).status()).isEqualTo(Status.DRAFT);
        assertThat(contoso().on(LocalDate.MAX).status()).isEqualTo(Status.ACTIVE);
    }

    private static Enterprise contoso() {
        return with(Status.ACTIVE);
    }

    private static Enterprise with(Status status) {
        return enterprise(Set.of("contoso.example", "contoso.co.example"), status, null);
    }

    private static Enterprise with(OtherDomains otherDomains, Set<String> domains) {
        return enterprise(domains, otherDomains, Status.ACTIVE, null);
    }

    private static Enterprise enterprise(Set<String> domains, Status status, LocalDate planEndsOn) {
        return enterprise(domains, OtherDomains.REFUSE, status, planEndsOn);
    }

    private static Enterprise enterprise(
            Set<String> domains, OtherDomains otherDomains, Status status, LocalDate planEndsOn) {
        return new Enterprise(
                "contoso",
                "Contoso",
                new EntraApplication(
                        "rundiffusion.com",
                        "https://login.microsoftonline.com/" + TENANT + "/saml2",
                        "https://sts.windows.net/" + TENANT + "/",
                        List.of(),
                        null,
                        null),
                domains,
                otherDomains,
                status,
                List.of(),
                planEndsOn);
    }
}
