package com.rundiffusion.keycloak.signin.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.IdentityProviderModel;

class EntraIdentityProviderConfigTest {

    @Test
    void signaturesAreVerifiedUntilTheyHaveBeenWhateverIsConfigured() {
        IdentityProviderModel model = new IdentityProviderModel();
        model.setConfig(Map.of("validateSignature", "false", "wantAssertionsSigned", "false"));
        EntraIdentityProviderConfig config = new EntraIdentityProviderConfig(model, own -> own);
        assertThat(config.isValidateSignature()).isTrue();
        assertThat(config.isWantAssertionsSigned()).isTrue();

        config.noteVerified();
        assertThat(config.isValidateSignature()).isFalse();
        assertThat(new EntraIdentityProviderConfig(config, own -> own).isValidateSignature())
                .as("of the next request")
                .isTrue();
    }
}
