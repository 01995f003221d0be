package com.rundiffusion.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.rejection.KeycloakExit;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.messages.Messages;

/**
 * Keycloak's code has some hundred places that end a sign-in on an error page. All of them lead through two doors, and at each of
 * them stands a class of ours. A Keycloak that has a third door fails here.
 */
final class ErrorExitsTest {

    private static final String PACKAGE = "org/keycloak/";
    private static final String CLASS = ".class";

    private static final Set<String> OF_OTHER_THEMES = Set.of(
            "email/freemarker/FreeMarkerEmailTemplateProvider",
            "services/resources/WelcomeResource",
            "services/resources/account/AccountConsole",
            "services/resources/admin/AdminConsole",
            "theme/freemarker/DefaultFreeMarkerProvider",
            "theme/freemarker/FreeMarkerProvider");

    private static final Set<String> MAKERS = Set.of(
            "forms/login/freemarker/FreeMarkerLoginFormsProvider", "services/ErrorPage", "services/ErrorPageException");

    /** People and apps come by these; e2e's test of the same name provokes them over HTTP. */
    private static final Set<String> ON_THE_WAY = Set.of(
            "authentication/AuthenticationProcessor",
            "broker/saml/SAMLEndpoint",
            "protocol/AuthorizationEndpointBase",
            "protocol/oidc/endpoints/AuthorizationEndpoint",
            "protocol/oidc/endpoints/AuthorizationEndpointChecker",
            "protocol/oidc/endpoints/LogoutEndpoint",
            "protocol/oidc/endpoints/request/AuthorizationEndpointRequestParserProcessor",
            "protocol/oidc/par/endpoints/request/ParEndpointRequestParserProcessor",
            "services/managers/AuthenticationManager",
            "services/resources/IdentityBrokerService",
            "services/resources/LoginActionsService",
            "services/resources/LoginActionsServiceChecks",
            "services/resources/LogoutSessionCodeChecks",
            "services/resources/SessionCodeChecks");

    /** Not in the realm as it is shipped: other steps, protocols, providers and pages. Whoever has them gets the same page. */
    private static final Set<String> NOT_USED_HERE = Set.of(
            "authentication/actiontoken/updateemail/UpdateEmailActionTokenHandler",
            "authentication/authenticators/access/DenyAccessAuthenticator",
            "authentication/authenticators/broker/AbstractIdpAuthenticator",
            "authentication/authenticators/broker/IdpCreateUserIfUniqueAuthenticator",
            "authentication/authenticators/broker/IdpDetectExistingBrokerUserAuthenticator",
            "authentication/authenticators/broker/IdpEmailVerificationAuthenticator",
            "authentication/authenticators/browser/SpnegoAuthenticator",
            "authentication/authenticators/sessionlimits/UserSessionLimitsAuthenticator",
            "authentication/forms/RegistrationPage",
            "authentication/requiredactions/DeleteCredentialAction",
            "authentication/requiredactions/UpdateEmail",
            "authentication/requiredactions/VerifyEmail",
            "broker/oidc/AbstractOAuth2IdentityProvider",
            "broker/oidc/OIDCIdentityProvider",
            "broker/provider/IdpLinkAction",
            "organization/authentication/authenticators/browser/OrganizationAuthenticator",
            "protocol/saml/SamlProtocol",
            "protocol/saml/SamlService",
            "services/resources/AbstractSecuredLocalService",
            "social/twitter/TwitterIdentityProvider",
            "transaction/AsyncResponseTransaction");

    /** {@code OwnErrorPage} takes the first door's page, {@code UncaughtErrorPage} the second's. */
    @Test
    void whateverIsWrittenByATemplateOfTheLoginThemeGoesThroughTwoClasses() throws IOException {
        assertThat(classesThatName("org/keycloak/theme/freemarker/FreeMarkerProvider", "processTemplate"))
                .filteredOn(name -> !OF_OTHER_THEMES.contains(name))
                .containsExactlyInAnyOrder(
                        "forms/login/freemarker/FreeMarkerLoginFormsProvider", "services/error/KeycloakErrorHandler");
    }

    /** Both come to {@code LoginFormsProvider.createErrorPage}. */
    @Test
    void anErrorPageIsOneOfTheForms() throws IOException {
        assertThat(classesThatName("createErrorPage")).contains("services/ErrorPage");
        assertThat(classesThatName("org/keycloak/services/ErrorPage")).contains("services/ErrorPageException");
    }

    /** The list. A Keycloak that has one more fails here, so that somebody looks on which way it is. */
    @Test
    void theseEndByAnErrorPage() throws IOException {
        Set<String> exits = new HashSet<>(classesThatName("createErrorPage"));
        exits.addAll(classesThatName("org/keycloak/services/ErrorPage"));
        assertThat(exits.stream()
                        .map(name -> name.replaceFirst("[$].*", ""))
                        .filter(name -> !MAKERS.contains(name))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(ON_THE_WAY.stream(), NOT_USED_HERE.stream())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        Messages.COOKIE_NOT_FOUND + ", LOGIN_UNKNOWN",
        Messages.EXPIRED_CODE + ", LOGIN_UNKNOWN",
        Messages.INVALID_CODE + ", LOGIN_UNKNOWN",
        Messages.DIFFERENT_USER_AUTHENTICATED + ", PERSON_MISMATCH",
        Messages.ACCOUNT_DISABLED + ", ACCOUNT_DISABLED",
        Messages.CLIENT_NOT_FOUND + ", REQUEST_INVALID",
        Messages.INVALID_PARAMETER + ", REQUEST_INVALID",
        Messages.FEDERATED_IDENTITY_EXISTS + ", UNEXPECTED",
        Messages.IDENTITY_PROVIDER_UNEXPECTED_ERROR + ", UNEXPECTED"
    })
    void eachHasACode(String message, RejectionCode code) {
        assertThat(KeycloakExit.of(message)).isEqualTo(new KeycloakExit(code, message));
    }

    /** Some give a text instead of a key, and a text can name somebody. */
    @Test
    void aTextIsNotKept() {
        assertThat(KeycloakExit.of("User with username contoso.1234 already exists"))
                .isEqualTo(new KeycloakExit(RejectionCode.UNEXPECTED, "other"));
        assertThat(KeycloakExit.of(null)).isEqualTo(new KeycloakExit(RejectionCode.UNEXPECTED, "other"));
    }

    /** Classes of Keycloak's services with all of these names in their constants, by their path below {@code org/keycloak}. */
    private static Set<String> classesThatName(String... names) throws IOException {
        try (JarFile jar = new JarFile(ErrorPage.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath())) {
            Set<String> found = new HashSet<>();
            for (JarEntry entry : Collections.list(jar.entries())) {
                String path = entry.getName();
                if (path.startsWith(PACKAGE) && path.endsWith(CLASS)) {
                    String constants =
                            new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                    if (Arrays.stream(names).allMatch(constants::contains)) {
                        found.add(path.substring(PACKAGE.length(), path.length() - CLASS.length()));
                    }
                }
            }
            return found;
        }
    }
}
