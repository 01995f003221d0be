package com.rundiffusion.keycloak.signin.replyurl;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.enterprise.setup.EntraAnswers;
import com.rundiffusion.keycloak.signin.pending.BrokerState;
import com.rundiffusion.keycloak.signin.pending.TestRelayState;
import com.rundiffusion.keycloak.signin.saml.SamlPost;
import com.rundiffusion.keycloak.signin.saml.UnverifiedResponse;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Where a POST to a Reply URL goes. Nothing here is verified yet: a route picks a door, never an outcome. */
sealed interface Route {

    /** Answers a login of this realm: to the broker endpoint of the enterprise it claims to be from. */
    record ToBroker(String alias) implements Route {}

    /** No enterprise's endpoint could take it: to the page that says why. */
    record ToRefusal() implements Route {}

    /** Entra sent it by itself: to a fresh login of that enterprise. */
    record ToFreshLogin(String alias) implements Route {}

    /** Answers a test of the setup, perhaps one that is over: to the page that shows what came. */
    record ToTest() implements Route {}

    /** Entra sent it by itself, for a company that is being connected: to a page that says where to go on. */
    record ToSetup(TenantId tenant) implements Route {}

    /** Somebody else's: the gateway hands it on. */
    record Foreign() implements Route {}

    static Route of(SamlPost post, KeycloakSession session) {
        if (post.isBeyondReach()) {
            return new ToRefusal();
        }
        if (post.response().isPresent()
                && post.relayState().flatMap(TestRelayState::parse).isPresent()) {
            return new ToTest();
        }
        boolean ours = post.relayState()
                .flatMap(value -> BrokerState.parse(value, session.getContext().getRealm()))
                .isPresent();
        Optional<UnverifiedResponse> response = post.claim();
        Optional<TenantId> tenant = response.flatMap(claim -> TenantId.ofIssuer(claim.issuer()));
        Optional<Enterprise> sender = tenant.flatMap(new EnterpriseDirectory(session)::byTenant)
                .filter(enterprise -> enterprise.status() != Enterprise.Status.DRAFT);
        if (ours && post.response().isPresent()) {
            return sender.filter(Enterprise::isActive)
                    .<Route>map(enterprise -> new ToBroker(enterprise.alias()))
                    .orElseGet(ToRefusal::new);
        }
        return response.filter(claim -> !claim.solicited())
                .flatMap(claim -> sender)
                .<Route>map(enterprise -> new ToFreshLogin(enterprise.alias()))
                .or(() -> response.filter(claim -> !claim.solicited())
                        .flatMap(claim -> tenant)
                        .filter(new EntraAnswers(session)::areAwaited)
                        .map(ToSetup::new))
                .orElseGet(Foreign::new);
    }
}
