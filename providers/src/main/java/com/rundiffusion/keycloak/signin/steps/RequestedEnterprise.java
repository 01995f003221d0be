package com.rundiffusion.keycloak.signin.steps;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.pasted.EmailAddress;
import com.rundiffusion.keycloak.pasted.EmailDomain;
import com.rundiffusion.keycloak.pasted.PastedText;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.constants.AdapterConstants;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;

/**
 * The enterprise that the app's authorization request is for. The first of these that the request holds decides: {@code
 * autoLoginSsoProvider}, {@code kc_idp_hint}, even where nobody has that name; then {@code domain_hint} and {@code
 * login_hint}, where an enterprise has that email domain. {@code docs/app-integration.md} has them as a table.
 *
 * @param written the hint as it came; it may be empty or of any length
 * @param enterprise empty when nobody has that name; never a draft
 */
record RequestedEnterprise(String written, Optional<Enterprise> enterprise) {

    private static final String DOMAIN_HINT = "domain_hint";

    /** Empty when nothing in the request leads to an enterprise, or tries to. */
    static Optional<RequestedEnterprise> of(AuthenticationFlowContext context) {
        EnterpriseDirectory directory = new EnterpriseDirectory(context.getSession());
        return byName(context, directory).or(() -> byDomain(context, directory));
    }

    private static Optional<RequestedEnterprise> byName(
            AuthenticationFlowContext context, EnterpriseDirectory directory) {
        return Stream.of(parameter(context, SignInLink.PARAMETER), note(context, AdapterConstants.KC_IDP_HINT))
                .flatMap(Optional::stream)
                .map(name -> PastedText.word(name).orElseGet(() -> PastedText.isNothing(name) ? "" : name))
                .findFirst()
                .map(name ->
                        new RequestedEnterprise(name, directory.byAlias(name).filter(RequestedEnterprise::isKnown)));
    }

    private static Optional<RequestedEnterprise> byDomain(
            AuthenticationFlowContext context, EnterpriseDirectory directory) {
        return Stream.of(
                        parameter(context, DOMAIN_HINT).flatMap(EmailDomain::typed),
                        note(context, OIDCLoginProtocol.LOGIN_HINT_PARAM)
                                .flatMap(EmailAddress::typed)
                                .map(EmailAddress::domain))
                .flatMap(Optional::stream)
                .map(domain -> new RequestedEnterprise(
                        domain.name(), directory.byDomain(domain).filter(RequestedEnterprise::isKnown)))
                .filter(requested -> requested.enterprise().isPresent())
                .findFirst();
    }

    private static boolean isKnown(Enterprise enterprise) {
        return enterprise.status() != Enterprise.Status.DRAFT;
    }

    boolean isEmpty() {
        return written.isEmpty();
    }

    boolean names(Enterprise other) {
        return enterprise.filter(own -> own.alias().equals(other.alias())).isPresent();
    }

    /** From the request itself first: Keycloak keeps no note of a value over its limit, and that one deserves an answer too. */
    private static Optional<String> parameter(AuthenticationFlowContext context, String name) {
        return Optional.ofNullable(context.getUriInfo().getQueryParameters().getFirst(name))
                .or(() -> note(context, AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + name));
    }

    private static Optional<String> note(AuthenticationFlowContext context, String name) {
        return Optional.ofNullable(context.getAuthenticationSession().getClientNote(name));
    }
}
