package com.rundiffusion.keycloak.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.events.EventType;
import org.keycloak.models.utils.DefaultRequiredActions;
import org.keycloak.representations.idm.AuthenticationExecutionExportRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.util.JsonSerialization;

/** What the realm must not become by an edit, or by what Keycloak adds to a realm that does not speak of it. */
final class RealmFileTest {

    private final RealmRepresentation realm = read();

    /** Whoever sets a password stays after their company has shut them out. One that is not listed would be on. */
    @ParameterizedTest
    @EnumSource(
            value = DefaultRequiredActions.Action.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = "VERIFIABLE_CREDENTIAL_OFFER") // of a feature that is off
    void nobodyCanBeAskedOrAskToChangeAnAccount(DefaultRequiredActions.Action action) {
        assertThat(realm.getRequiredActions())
                .filteredOn(listed -> action.getAlias().equals(listed.getAlias()))
                .singleElement()
                .matches(listed -> !listed.isEnabled() && !listed.isDefaultAction());
    }

    /** The protection against guessed passwords refuses the second of two sign-ins of one person at the same moment. */
    @Test
    void nothingIsOnThatOnlyMakesSenseWithPasswords() {
        assertThat(realm.isBruteForceProtected()).isFalse();
        assertThat(realm.getPasswordPolicy()).isNull();
        assertThat(List.of(
                        realm.isRegistrationAllowed(),
                        realm.isResetPasswordAllowed(),
                        realm.isRememberMe(),
                        realm.isVerifyEmail(),
                        realm.isEditUsernameAllowed(),
                        realm.isLoginWithEmailAllowed()))
                .containsOnly(false);
        assertThat(realm.getAuthenticationFlows())
                .flatExtracting(AuthenticationFlowRepresentation::getAuthenticationExecutions)
                .extracting(AuthenticationExecutionExportRepresentation::getAuthenticator)
                .allMatch(step -> step.startsWith("sso-"));
    }

    @Test
    void noRequiredActionIsOn() {
        assertThat(realm.getRequiredActions()).noneMatch(RequiredActionProviderRepresentation::isEnabled);
    }

    /** Keycloak makes them itself where they are not listed: the one with rights for everybody, the other for passwords. */
    @ParameterizedTest
    @ValueSource(strings = {"account", "admin-cli"})
    void keycloaksOwnClientForPeopleIsOff(String clientId) {
        assertThat(client(clientId).isEnabled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rundiffusion", "runnit", "firebase"})
    void anAppUsesTheCodeFlowAndNothingElse(String clientId) {
        ClientRepresentation client = client(clientId);

        assertThat(client.isEnabled()).isTrue();
        assertThat(client.isStandardFlowEnabled()).isTrue();
        assertThat(client.isImplicitFlowEnabled()).isFalse();
        assertThat(client.isDirectAccessGrantsEnabled()).isFalse();
        assertThat(client.isServiceAccountsEnabled()).isFalse();
        assertThat(client.isFullScopeAllowed()).isFalse();
        assertThat(client.getSecret()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rundiffusion", "runnit"})
    void aPublicAppUsesPkce(String clientId) {
        assertThat(client(clientId).isPublicClient()).isTrue();
        assertThat(client(clientId).getAttributes()).containsEntry("pkce.code.challenge.method", "S256");
    }

    @Test
    void noAppIsSentBackToAWildcard() {
        assertThat(realm.getClients())
                .flatExtracting(client -> Stream.of(
                                client.getRedirectUris(),
                                client.getWebOrigins(),
                                List.of(
                                        client.getAttributes() == null
                                                ? ""
                                                : client.getAttributes().getOrDefault("post.logout.redirect.uris", "")))
                        .flatMap(List::stream)
                        .toList())
                .isNotEmpty()
                .noneMatch(uri -> uri.contains("*") || uri.equals("+"));
    }

    @Test
    void theRealmHoldsNoCustomerNoPersonAndNoKey() {
        assertThat(realm.getUsers()).isNullOrEmpty();
        assertThat(realm.getOrganizations()).isNullOrEmpty();
        assertThat(realm.getIdentityProviders()).isNullOrEmpty();
        assertThat(realm.getComponents().get("org.keycloak.keys.KeyProvider"))
                .as("made by each realm for itself")
                .isNotEmpty()
                .allSatisfy(keys -> assertThat(keys.getConfig().keySet())
                        .isSubsetOf("priority", "algorithm", "ecdsaEllipticCurveKey"));
    }

    @Test
    void everyStoredEventExists() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::name)).containsAll(realm.getEnabledEventTypes());
        assertThat(realm.getEnabledEventTypes()).doesNotHaveDuplicates().contains("IDENTITY_PROVIDER_RESPONSE_ERROR");
    }

    @Test
    void theReplyUrlsAreTheFiveOfTheProduct() {
        Map<String, String> attributes = realm.getAttributes();

        assertThat((attributes.get(SsoSettings.REPLY_URLS) + " " + attributes.get(SsoSettings.FOREIGN_REPLY_URLS))
                        .replaceAll("\\$\\{[A-Z_]+:([^}]+)}", "$1")
                        .split(" "))
                .containsExactlyInAnyOrder(
                        "https://app.rundiffusion.com/__/auth/handler",
                        "https://www.rundiffusion.com/__/auth/handler",
                        "https://app.runnit.ai/__/auth/handler",
                        "https://www.runnit.ai/__/auth/handler",
                        "https://image-ai-cb35d.firebaseapp.com/__/auth/handler");
    }

    /** What {@code docs/app-integration.md} promises to apps, in seconds. */
    @Test
    void tokensAndSessionsLastAsLongAsTheDocumentsSay() {
        assertThat(realm.getAccessTokenLifespan()).isEqualTo(5 * 60);
        assertThat(realm.getSsoSessionIdleTimeout()).isEqualTo(2 * 3600);
        assertThat(realm.getSsoSessionMaxLifespan()).isEqualTo(10 * 3600);
        assertThat(realm.getRevokeRefreshToken()).isTrue();
        assertThat(realm.getRefreshTokenMaxReuse()).isEqualTo(1);
        assertThat(realm.getAccessCodeLifespan()).isEqualTo(60);
        assertThat(realm.getAccessCodeLifespanLogin()).isEqualTo(30 * 60);
        assertThat(realm.getEventsExpiration()).isEqualTo(90L * 24 * 3600);
    }

    /** Keycloak's own listener would write people into the log. */
    @Test
    void eventsAreStoredAndNoListenerHearsThem() {
        assertThat(realm.isEventsEnabled()).isTrue();
        assertThat(realm.isAdminEventsEnabled()).isTrue();
        assertThat(realm.getEventsListeners()).isEmpty();
    }

    @Test
    void firebaseIsAnsweredAtTheReplyUrls() {
        assertThat(client("firebase").isPublicClient()).isFalse();
        assertThat(client("firebase").getRedirectUris())
                .containsExactlyInAnyOrder((realm.getAttributes().get(SsoSettings.REPLY_URLS) + " "
                                + realm.getAttributes().get(SsoSettings.FOREIGN_REPLY_URLS))
                        .split(" "));
    }

    @Test
    void anAppIsToldOfASignOutOnceItHasAnAddressForThat() {
        for (String app : List.of("rundiffusion", "runnit")) {
            assertThat(client(app).getAttributes())
                    .containsEntry("backchannel.logout.url", "${" + app.toUpperCase(Locale.ROOT) + "_LOGOUT_URL:}")
                    .containsEntry("backchannel.logout.session.required", "true");
        }
    }

    @Test
    void noTokenSaysHowAPersonProvedWhoTheyAre() {
        assertThat(realm.getClientScopes())
                .flatExtracting(ClientScopeRepresentation::getProtocolMappers)
                .extracting(ProtocolMapperRepresentation::getProtocolMapper)
                .contains("oidc-sub-mapper")
                .doesNotContain("oidc-amr-mapper");
    }

    @Test
    void nobodyIsAskedForConsent() {
        assertThat(realm.getClients()).noneMatch(client -> Boolean.TRUE.equals(client.isConsentRequired()));
    }

    /** Whoever extends the sign-in reads them by these names. */
    @ParameterizedTest
    @ValueSource(strings = {"entra_tenant_id", "entra_object_id", "saml_name_id"})
    void aClaimOfEntrasIsAnAttributeOfTheAccount(String name) {
        assertThat(realm.getClientScopes())
                .filteredOn(scope -> scope.getName().equals("enterprise"))
                .flatExtracting(ClientScopeRepresentation::getProtocolMappers)
                .extracting(ProtocolMapperRepresentation::getConfig)
                .anyMatch(config -> name.equals(config.get("claim.name")) && name.equals(config.get("user.attribute")));
    }

    /** An account that the console saves would lose an attribute that the profile does not know. */
    @Test
    void rolesAreAClaimAndTheProfileKnowsTheirAttribute() {
        assertThat(realm.getClientScopes())
                .filteredOn(scope -> scope.getName().equals("enterprise"))
                .flatExtracting(ClientScopeRepresentation::getProtocolMappers)
                .filteredOn(mapper -> mapper.getProtocolMapper().equals("sso-roles-mapper"))
                .extracting(mapper -> mapper.getConfig().get("claim.name"))
                .containsExactly("roles");
        assertThat(realm.getComponents()
                        .getFirst("org.keycloak.userprofile.UserProfileProvider")
                        .getConfig())
                .extractingByKey("kc.user.profile.config")
                .asString()
                .contains("\"name\":\"roles\"");
        assertThat(realm.getAttributes()).containsEntry("sso.roles", "admin member");
    }

    private ClientRepresentation client(String clientId) {
        return realm.getClients().stream()
                .filter(client -> clientId.equals(client.getClientId()))
                .findFirst()
                .orElseThrow();
    }

    private static RealmRepresentation read() {
        try {
            return JsonSerialization.readValue(
                    Files.readString(Path.of("../realm-export/rundiffusion-realm.json")), RealmRepresentation.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
