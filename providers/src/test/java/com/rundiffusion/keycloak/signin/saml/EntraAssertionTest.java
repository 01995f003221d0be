package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.signin.saml.TestAssertions.ASSERTION;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.add;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.claim;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.element;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.remove;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.pasted.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class EntraAssertionTest {

    @Test
    void whatEntraSaysIsRead() {
        EntraAssertion assertion = read(unchanged -> {});

        assertThat(assertion.id()).isEqualTo("_a55e");
        assertThat(assertion.issuer()).contains(TestAssertions.ISSUER);
        assertThat(assertion.nameId()).contains("ada@contoso.example");
        assertThat(assertion.notBefore()).contains(TestAssertions.NOT_BEFORE);
        assertThat(assertion.notOnOrAfter()).contains(TestAssertions.NOT_ON_OR_AFTER);
        assertThat(assertion.audienceRestrictions()).containsExactly(List.of(TestAssertions.IDENTIFIER));
        assertThat(assertion.bearerConfirmations()).hasSize(1);
        assertThat(assertion.authnInstant()).contains(Instant.parse("2025-12-12T08:00:00Z"));
        assertThat(assertion.claim(EntraClaims.DISPLAY_NAME)).contains("Ada Lovelace");
    }

    @Test
    void whatIsAbsentIsEmpty() {
        EntraAssertion bare = read(response -> List.of("Subject", "Conditions", "AttributeStatement", "AuthnStatement")
                .forEach(name -> remove(response, name)));

        assertThat(bare.nameId()).isEmpty();
        assertThat(bare.notBefore()).isEmpty();
        assertThat(bare.notOnOrAfter()).isEmpty();
        assertThat(bare.audienceRestrictions()).isEmpty();
        assertThat(bare.bearerConfirmations()).isEmpty();
        assertThat(bare.authnInstant()).isEmpty();
        assertThat(bare.claim(EntraClaims.OBJECT_ID)).isEmpty();
    }

    @Test
    void aBlankClaimIsAbsent() {
        assertThat(read(response -> claim(response, EntraClaims.EMAIL)
                                .getFirstChild()
                                .setTextContent("  "))
                        .claim(EntraClaims.EMAIL))
                .isEmpty();
    }

    @Test
    void aClaimOfSeveralValuesIsItsFirst() {
        EntraAssertion assertion = read(response ->
                add(claim(response, EntraClaims.EMAIL), ASSERTION, "AttributeValue", "eve@contoso.example"));

        assertThat(assertion.claim(EntraClaims.EMAIL)).contains("Ada@contoso.example");
        assertThat(assertion.values(EntraClaims.EMAIL)).containsExactly("Ada@contoso.example", "eve@contoso.example");
    }

    @Test
    void aClaimIsFoundByItsWholeName() {
        EntraAssertion assertion = read(response -> claim(response, EntraClaims.EMAIL)
                .setAttribute("Name", EntraClaims.EMAIL.replace("emailaddress", "EmailAddress")));

        assertThat(assertion.claim(EntraClaims.EMAIL)).isEmpty();
    }

    @Test
    void anAddressThatCameUnderAnotherNameIsNoticed() {
        for (String name : List.of("mail", "email", EntraClaims.EMAIL.replace("emailaddress", "EmailAddress"))) {
            assertThat(read(response -> claim(response, EntraClaims.EMAIL).setAttribute("Name", name))
                            .hasRenamedAddress())
                    .isTrue();
        }
        assertThat(read(response -> {
                            claim(response, EntraClaims.EMAIL).setAttribute("Name", "mailNickname");
                            claim(response, "mailNickname").getFirstChild().setTextContent("ada");
                        })
                        .hasRenamedAddress())
                .as("a claim of another kind, and the user principal name")
                .isFalse();
    }

    @Test
    void severalAddressesAreReadWithoutWhatIsNone() {
        EntraAssertion assertion = read(response -> {
            claim(response, EntraClaims.EMAIL).getFirstChild().setTextContent("none");
            add(claim(response, EntraClaims.EMAIL), ASSERTION, "AttributeValue", " eve@contoso.example ");
        });

        assertThat(assertion.addresses()).extracting(EmailAddress::canonical).containsExactly("eve@contoso.example");
    }

    @Test
    void aFriendlyNameIsNotAName() {
        EntraAssertion assertion = read(response -> {
            Element claim = claim(response, EntraClaims.EMAIL);
            claim.setAttribute("FriendlyName", EntraClaims.EMAIL);
            claim.setAttribute("Name", "urn:example");
        });

        assertThat(assertion.claim(EntraClaims.EMAIL)).isEmpty();
    }

    @Test
    void aTimeInAnotherZoneIsTheSameInstant() {
        assertThat(read(response -> element(response, "Conditions")
                                .setAttribute("NotOnOrAfter", "2026-03-02T16:00:00+05:30"))
                        .notOnOrAfter())
                .contains(TestAssertions.NOT_ON_OR_AFTER);
    }

    private static EntraAssertion read(Consumer<Document> change) {
        Document response = response();
        change.accept(response);
        return ResponseEnvelope.parse(TestAssertions.bytes(response))
                .orElseThrow()
                .assertion();
    }
}
