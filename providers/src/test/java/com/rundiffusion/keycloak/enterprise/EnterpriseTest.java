package com.rundiffusion.keycloak.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.pasted.EmailAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "ada@müller-x.example",
                "ada@xn--mller-x-n2a.example",
                "ada_fabrikam.example#EXT#@contoso.example"
            })
    void anAddressInADomainOfItsIsItsOwn(String email) {
        assertThat(contoso().owns(address(email))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@mail.contoso.example",
                "ada@contoso.example.evil.example",
                "ada@evilcontoso.example",
                "ada@contoso-example.example",
                "ada@cont\u043eso.example",
                "ada@muller-x.example"
            })
    void whatOnlyLooksLikeItIsNot(String email) {
        assertThat(contoso().owns(address(email))).isFalse();
    }

    @Test
    void anEnterpriseWithoutDomainsOwnsNoAddress() {
        assertThat(enterprise(Set.of(), Status.ACTIVE, null).owns(address("ada@contoso.example")))
                .isFalse();
    }

    @Test
    void whoeverHasAnAddressElsewhereIsAdmittedWhereTheRuleSaysSo() {
        Enterprise refusing = contoso();
        Enterprise open = with(OtherDomains.UNVERIFIED, refusing.domains());
        Enterprise withoutDomains = with(OtherDomains.REFUSE, Set.of());

        assertThat(refusing.admits(address("ada@contoso.example"))).isTrue();
        assertThat(refusing.admits(address("ada@sub.contoso.example"))).isFalse();
        assertThat(refusing.admits(address("ada@gmail.com"))).isFalse();
        assertThat(open.admits(address("ada@gmail.com"))).isTrue();
        assertThat(withoutDomains.admits(address("ada@gmail.com"))).isTrue();
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

    private static EmailAddress address(String text) {
        return EmailAddress.of(text).orElseThrow();
    }

    private static Enterprise contoso() {
        return with(Status.ACTIVE);
    }

    private static Enterprise with(Status status) {
        return enterprise(Set.of("contoso.example", "contoso.co.example", "xn--mller-x-n2a.example"), status, null);
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
                planEndsOn,
                PeopleRules.NONE);
    }
}
