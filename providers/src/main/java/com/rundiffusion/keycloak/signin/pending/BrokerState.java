package com.rundiffusion.keycloak.signin.pending;

import java.util.Optional;
import org.keycloak.broker.provider.util.IdentityBrokerState;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** A RelayState that this realm may have given out: code, tab and a client of this realm. It proves nothing by itself. */
public record BrokerState(ClientModel client, String tabId) {

    /** Those that this realm gives out have some hundred characters, and as many more as the app's own state has. */
    private static final int LONGEST = 16_000;

    private static final int LONGEST_CLIENT_ID = 255;

    public static Optional<BrokerState> parse(String relayState, RealmModel realm) {
        if (relayState.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            IdentityBrokerState state = IdentityBrokerState.encoded(relayState, realm);
            return isBlank(state.getDecodedState()) || isBlank(state.getTabId()) || !canBeClientId(state.getClientId())
                    ? Optional.empty()
                    : Optional.ofNullable(realm.getClientByClientId(state.getClientId()))
                            .map(client -> new BrokerState(client, state.getTabId()));
        } catch (RuntimeException notBase64) {
            return Optional.empty();
        }
    }

    /** Anybody can make one up. PostgreSQL refuses a NUL in a query, and the whole transaction from there on. */
    private static boolean canBeClientId(String text) {
        return !isBlank(text)
                && text.length() <= LONGEST_CLIENT_ID
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isBlank(String part) {
        return part == null || part.isBlank();
    }
}
