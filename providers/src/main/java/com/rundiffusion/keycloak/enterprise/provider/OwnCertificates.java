package com.rundiffusion.keycloak.enterprise.provider;

import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.schema.CertificateRow;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/**
 * Which certificates came through our checks: those in our own table. Keycloak's admin REST lets everybody who manages identity
 * providers write others into a provider's configuration, and no sign-in must trust those. The same goes for the tenant: the
 * provider's internal id is made of it, and nobody can change that.
 *
 * <p>A sign-in asks the database once in a while: that a certificate is an enterprise's own is remembered for a short time. That
 * it is not is not remembered, so what operators store counts at once.
 */
public final class OwnCertificates {

    private static final long MEMORY = Duration.ofMinutes(1).toMillis();

    /** More than the certificates of ten thousand enterprises. */
    private static final int MOST = 50_000;

    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    private record Key(String providerId, String text) {}

    private record Known(SigningCertificate certificate, long until) {}

    /**
     * Those that count, each read once: whoever reads the text anew might read something else.
     *
     * @param texts base64 of DER, as they stand in the provider's configuration
     */
    public List<SigningCertificate> among(List<String> texts, IdentityProviderModel provider, KeycloakSession session) {
        return isOfItsTenant(session, provider)
                ? texts.stream()
                        .flatMap(text -> own(text, provider, session).stream())
                        .toList()
                : List.of();
    }

    private Optional<SigningCertificate> own(String text, IdentityProviderModel provider, KeycloakSession session) {
        Key key = new Key(provider.getInternalId(), text);
        long now = Time.currentTimeMillis();
        Known remembered = known.get(key);
        if (remembered != null && remembered.until() > now) {
            return Optional.of(remembered.certificate());
        }
        Optional<SigningCertificate> own =
                SigningCertificate.of(text).filter(found -> isStored(session, provider, found));
        own.ifPresent(found -> remember(key, new Known(found, now + MEMORY)));
        return own;
    }

    private void remember(Key key, Known own) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(key, own);
    }

    private static boolean isOfItsTenant(KeycloakSession session, IdentityProviderModel provider) {
        String realmId = session.getContext().getRealm().getId();
        return ProviderValues.tenant(provider)
                .map(tenant -> tenant.providerId(realmId))
                .filter(id -> id.equals(provider.getInternalId()))
                .isPresent();
    }

    private static boolean isStored(
            KeycloakSession session, IdentityProviderModel provider, SigningCertificate certificate) {
        String realmId = session.getContext().getRealm().getId();
        CertificateRow row = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .find(CertificateRow.class, new CertificateRow.Key(realmId, certificate.fingerprint()));
        return row != null && row.providerId.equals(provider.getInternalId());
    }

    /** SHA-256 in lower-case hexadecimal, of all that are this provider's. */
    public static Set<String> fingerprints(EntityManager database, String providerId) {
        return Set.copyOf(database.createQuery(
                        "select row.fingerprint from CertificateRow row where row.providerId = :provider", String.class)
                .setParameter("provider", providerId)
                .getResultList());
    }
}
