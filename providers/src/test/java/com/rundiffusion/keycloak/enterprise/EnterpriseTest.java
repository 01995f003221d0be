package com.rundiffusion.keycloak.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
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
        Enterprise none = new Enterprise("contoso", "Contoso", TENANT, Set.of(), Status.ACTIVE);

        assertThat(none.owns("ada@contoso.example")).isFalse();
        assertThat(none.owns("ada@")).isFalse();
    }

    @Test
    void onlyAnActiveEnterpriseIsActive() {
        assertThat(contoso().isActive()).isTrue();
        assertThat(with(Status.DRAFT).isActive()).isFalse();
        assertThat(with(Status.PAUSED).isActive()).isFalse();
    }

    private static Enterprise contoso() {
        return with(Status.ACTIVE);
    }

    private static Enterprise with(Status status) {
        return new Enterprise("contoso", "Contoso", TENANT, Set.of("contoso.example", "contoso.co.example"), status);
    }
}
