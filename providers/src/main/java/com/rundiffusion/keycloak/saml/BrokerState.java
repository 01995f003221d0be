package com.rundiffusion.keycloak.saml;

import java.util.Optional;
import org.keycloak.broker.provider.util.IdentityBrokerState;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** A RelayState that this realm may have given out: code, tab and a client of this realm. It proves nothing by itself. */
public record BrokerState(ClientModel client, String tabId) {

    public static Optional<BrokerState> parse(String relayState, RealmModel realm) {
        try {
            IdentityBrokerState state = IdentityBrokerState.encoded(relayState, realm);
            return isBlank(state.getDecodedState()) || isBlank(state.getTabId()) || isBlank(state.getClientId())
                    ? Optional.empty()
                    : Optional.ofNullable(realm.getClientByClientId(state.getClientId()))
                            .map(client -> new BrokerState(client, state.getTabId()));
        } catch (RuntimeException notBase64) {
            return Optional.empty();
        }
    }

    private static boolean isBlank(String part) {
        return part == null || part.isBlank();
    }
}
