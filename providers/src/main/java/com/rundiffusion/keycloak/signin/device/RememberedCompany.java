package com.rundiffusion.keycloak.signin.device;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.realm.SealedCookie;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.Token;
import org.keycloak.TokenCategory;
import org.keycloak.models.KeycloakSession;

/**
 * The company that somebody on this device signed in with, whichever way they came: by a link, too, where no address was typed that
 * could lead there again. Sealed, so that nobody makes the page show the name of a company by writing its alias.
 */
public final class RememberedCompany {

    private static final DeviceCookie COOKIE = new DeviceCookie("SSO_COMPANY", Duration.ofDays(180));

    private final KeycloakSession session;
    private final SealedCookie seal;

    public RememberedCompany(KeycloakSession session) {
        this.session = session;
        this.seal = new SealedCookie(session);
    }

    /** Empty for one that lets nobody in at the moment, too. */
    public Optional<Enterprise> read() {
        return COOKIE.read(session)
                .flatMap(value -> seal.open(value, Kept.class))
                .map(Kept::company)
                .flatMap(new EnterpriseDirectory(session)::byAlias)
                .filter(Enterprise::isActive);
    }

    public void write(String alias) {
        COOKIE.write(session, seal.close(new Kept(alias)));
    }

    public void forget() {
        COOKIE.forget(session);
    }

    /** @param company alias */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Kept(String company) implements Token {

        @Override
        @JsonIgnore
        public TokenCategory getCategory() {
            return TokenCategory.INTERNAL;
        }
    }
}
