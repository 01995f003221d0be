package com.rundiffusion.keycloak.entra;

import static com.rundiffusion.keycloak.entra.saml.ResponseField.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.Claims;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.entra.saml.SigningOption;
import java.net.URI;
import java.security.PublicKey;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Responses for those who test a service provider: altered before the signature, or after it. */
class ResponseDraftTest {

    private static final SimulatedEntra ENTRA = new SimulatedEntra(Sites.production(), new MovableClock());

    private final EntraTenant tenant = ENTRA.contoso();
    private final PublicKey key =
            tenant.application().certificates().active().certificate().getPublicKey();
    private AuthnRequest request;
    private ResponseDraft draft;

    @BeforeEach
    void draft() {
        request = AuthnRequest.fromRedirect(URI.create(Requests.to(tenant).redirect()));
        draft = tenant.respond(request, Person.MEMBER);
    }

    @Test
    void untouchedItIsACorrectAnswer() {
        ParsedResponse parsed = ParsedResponse.of(draft.toXml());
        assertThat(parsed.assertionSignedWith(key)).isTrue();
        assertThat(parsed.response().getInResponseTo()).isEqualTo(request.id());
        assertThat(parsed.confirmation().getInResponseTo()).isEqualTo(request.id());
        assertThat(parsed.confirmation().getRecipient()).isEqualTo(request.assertionConsumerServiceUrl());
    }

    @ParameterizedTest
    @EnumSource(
            value = ResponseField.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SUBJECT", "SUBJECT_CONFIRMATION_DATA", "CONDITIONS", "AUTHN_STATEMENT"})
    void anyFieldCanBeChangedBeforeTheSignature(ResponseField field) {
        String xml = draft.with(field, "_another").toXml();
        assertThat(xml).contains("_another");
        assertThat(validSignature(xml)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = ResponseField.class, mode = EnumSource.Mode.EXCLUDE, names = "ASSERTION_ID")
    void anyFieldCanBeLeftOutBeforeTheSignature(ResponseField field) {
        String whole = draft.toXml();
        String xml = draft.without(field).toXml();
        assertThat(xml.length()).isLessThan(whole.length());
        assertThat(validSignature(xml)).isTrue();
    }

    /** By the platform's own check: Keycloak's parser refuses some of these before it comes to the signature. */
    private boolean validSignature(String xml) {
        return SignatureCheck.assertionSigned(xml, key);
    }

    @Test
    void aClaimCanBeChangedAndLeftOut() {
        ParsedResponse parsed = ParsedResponse.of(draft.claim(Claims.TENANT_ID, "another")
                .claim(Claims.EMAIL_ADDRESS)
                .claim("https://added.example/", "1", "2")
                .toXml());
        assertThat(parsed.assertionSignedWith(key)).isTrue();
        assertThat(parsed.claims().get(Claims.TENANT_ID)).containsExactly("another");
        assertThat(parsed.claims()).doesNotContainKey(Claims.EMAIL_ADDRESS);
        assertThat(parsed.claims().get("https://added.example/")).containsExactly("1", "2");
    }

    @Test
    void theSignatureCanBeAnothersOrMissing() {
        var other = ENTRA.fabrikam();
        ParsedResponse foreign = ParsedResponse.of(
                draft.signedBy(other.application().certificates().active()).toXml());
        assertThat(foreign.assertionSigned()).isTrue();
        assertThat(foreign.assertionSignedWith(key)).isFalse();
        assertThat(ParsedResponse.of(draft.signing(SigningOption.NONE).toXml()).assertionSigned())
                .isFalse();
    }

    @Test
    void theDocumentCanBeChangedBeforeAndAfterTheSignature() {
        String name = "urn:oasis:names:tc:SAML:2.0:assertion";
        ParsedResponse before = ParsedResponse.of(draft.beforeSigning(document ->
                        document.getElementsByTagNameNS(name, "NameID").item(0).setTextContent("<&>\"'\r\n\t"))
                .toXml());
        assertThat(before.assertionSignedWith(key)).isTrue();
        ParsedResponse after = ParsedResponse.of(draft.afterSigning(document ->
                        document.getElementsByTagNameNS(name, "NameID").item(0).setTextContent("mallory"))
                .toXml());
        assertThat(after.assertionSigned()).isTrue();
        assertThat(after.assertionSignedWith(key)).isFalse();
    }

    @Test
    void whatANewResponseSaysIsAllThere() {
        EnumSet<ResponseField> present = EnumSet.allOf(ResponseField.class);
        present.removeIf(field -> draft.get(field) == null);
        assertThat(present).containsExactlyInAnyOrder(ResponseField.values());
    }
}
