package com.rundiffusion.keycloak.provisioning.endpoint;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.enterprise.provisioning.AccessToken;
import com.rundiffusion.keycloak.enterprise.provisioning.AccessTokens;
import com.rundiffusion.keycloak.enterprise.provisioning.AccessTokens.Opened;
import com.rundiffusion.keycloak.pasted.Alias;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Who asks, and may they. An alias is looked at once the token is known: nobody learns by one whether it is a customer's. */
final class ScimDoor {

    private final KeycloakSession session;
    private final Strangers strangers;
    private final Allowance allowance;

    ScimDoor(KeycloakSession session, Strangers strangers, Allowance allowance) {
        this.session = session;
        this.strangers = strangers;
        this.allowance = allowance;
    }

    /** Whose token it is. */
    record Visitor(Opened token, Enterprise enterprise) {}

    /**
     * @param alias as it stands in the path
     * @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault one and the same for whoever has no token that opens this alias
     */
    Visitor admit(String alias) {
        String network = Network.of(session.getContext().getConnection().getRemoteAddr());
        Optional<AccessToken> token =
                Bearer.of(session.getContext().getHttpRequest().getHttpHeaders());
        Optional<String> hash = token.map(AccessToken::hash);
        if (!strangers.admits(network, hash)) {
            throw ScimFaultCode.TOO_MANY_REQUESTS.fault();
        }
        if (Bearer.isInAddress(session.getContext().getUri().getQueryParameters())) {
            throw ScimFaultCode.TOKEN_IN_ADDRESS.fault();
        }
        Optional<Visitor> visitor = token.flatMap(this::visitor).filter(found -> isAt(alias, found));
        if (visitor.isEmpty()) {
            strangers.refuse(hash);
            throw ScimFaultCode.TOKEN_UNKNOWN.fault();
        }
        strangers.welcome(network, hash.orElseThrow());
        return visitor.get();
    }

    private Optional<Visitor> visitor(AccessToken token) {
        return new AccessTokens(session)
                .open(token, KeycloakClock.now())
                .flatMap(opened -> new EnterpriseDirectory(session)
                        .byId(opened.providerId())
                        .map(enterprise -> new Visitor(opened, enterprise)));
    }

    private static boolean isAt(String alias, Visitor visitor) {
        return Alias.typed(alias)
                .filter(typed -> typed.value().equals(visitor.enterprise().alias()))
                .isPresent();
    }

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault where this company has to wait, or has not asked for it */
    void requireOpen(Visitor visitor) {
        if (!visitor.enterprise().people().provisioning().isOn()) {
            throw ScimFaultCode.PROVISIONING_OFF.fault();
        }
        int perSecond = new SsoSettings(session.getContext().getRealm()).provisioningPerSecond();
        if (!allowance.take(visitor.token().providerId(), perSecond)) {
            throw ScimFaultCode.TOO_MANY_REQUESTS.fault();
        }
        if (!visitor.token().ready()) {
            throw ScimFaultCode.NOT_READY.fault();
        }
    }
}
