package com.rundiffusion.keycloak.realm;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.keycloak.Token;
import org.keycloak.TokenCategory;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.jose.jwe.JWE;
import org.keycloak.jose.jwe.JWEException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.util.TokenUtil;

/** A cookie's value that nobody but this realm can read or write: signed and encrypted by its keys, as {@code KC_RESTART} is. */
public final class SealedCookie {

    private final KeycloakSession session;
    private final RealmModel realm;

    public SealedCookie(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** @param content of the category {@link TokenCategory#INTERNAL} */
    public String close(Token content) {
        KeyWrapper key = session.keys().getActiveKey(realm, KeyUse.ENC, algorithm());
        byte[] signed = session.tokens().encode(content).getBytes(StandardCharsets.UTF_8);
        try {
            return TokenUtil.jweDirectEncode(key.getKid(), key.getSecretKey(), null, signed);
        } catch (JWEException e) {
            throw new IllegalStateException("The realm's key for cookies does not encrypt", e);
        }
    }

    /** @return empty for what this realm did not close, or closed with a key that it has no longer */
    public <T extends Token> Optional<T> open(String value, Class<T> content) {
        try {
            String kid = new JWE(value).getHeader().getKeyId();
            KeyWrapper key = session.keys().getKey(realm, kid, KeyUse.ENC, algorithm());
            if (key == null) {
                return Optional.empty();
            }
            byte[] signed = TokenUtil.jweDirectVerifyAndDecode(key.getSecretKey(), null, value);
            return Optional.ofNullable(session.tokens().decode(new String(signed, StandardCharsets.UTF_8), content));
        } catch (JWEException | RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    private String algorithm() {
        return session.tokens().cekManagementAlgorithm(TokenCategory.INTERNAL);
    }
}
