package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.enterprise.store.ProviderGuard;
import com.rundiffusion.keycloak.signin.saml.EntraClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.saml.SamlPrincipalType;
import org.keycloak.rotation.KeyLocator;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Configuration of one enterprise's provider. The customer's five values are Keycloak's own keys: {@code entityId}
 * (Identifier), {@code singleSignOnServiceUrl} (Login URL), {@code idpEntityId} (Microsoft Entra Identifier) and {@code
 * signingCertificate}. What must never be off is answered here and cannot be configured. One answer changes, within one request: a
 * document whose signatures {@link ResponseChecks} has verified is not verified again.
 */
public final class EntraIdentityProviderConfig extends SAMLIdentityProviderConfig {

    private static final long serialVersionUID = 1L;

    /** Entra then sends the NameID that the customer configured, as it did before. */
    private static final String NAME_ID_AS_CONFIGURED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    // Of one request, not of the configuration.
    private transient boolean renewal;
    private transient boolean verified;
    private transient String acceptedAudience;
    private transient Duration clockSkew = Duration.ZERO;
    private transient UnaryOperator<List<String>> own = texts -> List.of();

    public EntraIdentityProviderConfig() {}

    /** @param own of the certificates in the configuration those that are the enterprise's own */
    EntraIdentityProviderConfig(IdentityProviderModel model, UnaryOperator<List<String>> own) {
        super(model);
        this.own = own;
    }

    /** Of every representation that a provider is made or changed by, be it by the console, {@code kcadm.sh} or an import. */
    @Override
    public void validate(RealmModel realm) {
        ProviderGuard.check(KeycloakSessionUtil.getKeycloakSession(), realm, this);
        super.validate(realm);
    }

    /** Whatever stands in the configuration: keys that did not come through our checks verify nothing. */
    @Override
    public String[] getSigningCertificates() {
        return own.apply(List.of(super.getSigningCertificates())).toArray(String[]::new);
    }

    /** The keys that verify an answer that comes now. */
    KeyLocator trustedKeys(Instant now) {
        return TrustedKeys.of(getSigningCertificates(), EnterpriseDirectory.expiry(this), now);
    }

    KeyLocator expiredKeys(Instant now) {
        return TrustedKeys.expired(getSigningCertificates(), now);
    }

    /** Makes the next AuthnRequest ask the person to prove again who they are. */
    void demandRenewal() {
        renewal = true;
    }

    /** The spelling of our Identifier that this response uses and our own check accepted; Keycloak compares with it. */
    void acceptAudience(String audience) {
        acceptedAudience = audience;
    }

    void allowClockSkew(Duration skew) {
        clockSkew = skew;
    }

    /** The Identifier as configured, whatever spelling of it a response uses. */
    String identifier() {
        return super.getEntityId();
    }

    @Override
    public String getEntityId() {
        return acceptedAudience == null ? identifier() : acceptedAudience;
    }

    @Override
    public boolean isForceAuthn() {
        return renewal || super.isForceAuthn();
    }

    @Override
    public int getAllowedClockSkew() {
        return Math.toIntExact(clockSkew.toSeconds());
    }

    /** The document that Keycloak is about to process is the one whose signatures have just been verified; of this request alone. */
    void noteVerified() {
        verified = true;
    }

    /** Whatever is configured: true until {@link #noteVerified()}. */
    @Override
    public boolean isValidateSignature() {
        return !verified;
    }

    @Override
    public boolean isWantAssertionsSigned() {
        return true;
    }

    @Override
    public boolean isWantAssertionsEncrypted() {
        return false;
    }

    @Override
    public boolean isPostBindingResponse() {
        return true;
    }

    @Override
    public boolean isPostBindingAuthnRequest() {
        return false;
    }

    @Override
    public boolean isArtifactBindingResponse() {
        return false;
    }

    /** Entra refuses a Subject in the request (AADSTS900236); the hint travels as a query parameter instead. */
    @Override
    public boolean isLoginHint() {
        return false;
    }

    /** Entra answers AADSTS75011 when the session's method is another one. */
    @Override
    public String getAuthnContextClassRefs() {
        return null;
    }

    @Override
    public String getAuthnContextDeclRefs() {
        return null;
    }

    @Override
    public String getNameIDPolicyFormat() {
        String configured = super.getNameIDPolicyFormat();
        return configured == null || configured.isBlank() ? NAME_ID_AS_CONFIGURED : configured;
    }

    @Override
    public SamlPrincipalType getPrincipalType() {
        return SamlPrincipalType.ATTRIBUTE;
    }

    @Override
    public String getPrincipalAttribute() {
        return EntraClaims.OBJECT_ID;
    }

    /** An anonymous response must not make this server fetch anything. */
    @Override
    public boolean isUseMetadataDescriptorUrl() {
        return false;
    }

    /** The single logout URL is not among what customers registered. */
    @Override
    public String getSingleLogoutServiceUrl() {
        return null;
    }

    @Override
    public IdentityProviderSyncMode getSyncMode() {
        return IdentityProviderSyncMode.FORCE;
    }

    @Override
    public Boolean isHideOnLogin() {
        return true;
    }

    @Override
    public Boolean isStoreToken() {
        return false;
    }
}
