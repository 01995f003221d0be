package com.rundiffusion.keycloak.operations.upkeep.metadata;

import com.rundiffusion.keycloak.enterprise.EntraApplication;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.metadata.MetadataCertificates;
import com.rundiffusion.keycloak.enterprise.metadata.MetadataDocument;
import com.rundiffusion.keycloak.enterprise.metadata.MetadataFetch;
import com.rundiffusion.keycloak.enterprise.metadata.MetadataUnavailable;
import com.rundiffusion.keycloak.realm.EntraHosts;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Fetches an application's metadata and says which certificates it names, by the rules of onboarding. */
final class MetadataReader {

    private final EntraHosts hosts;
    private final MetadataFetch fetch;

    /** @param hosts as the realm has them now: one that is no longer among them is not asked any more */
    MetadataReader(EntraHosts hosts) {
        this.hosts = hosts;
        this.fetch = new MetadataFetch(hosts::acceptAsPlainHttp);
    }

    /**
     * Waits for the network.
     *
     * @throws MetadataRefused when there is no metadata, or none that may be believed
     */
    List<SigningCertificate> read(EntraApplication application) {
        return check(fetched(application.metadataUrl()), application, KeycloakClock.now());
    }

    static List<SigningCertificate> check(String xml, EntraApplication application, Instant now) {
        MetadataDocument metadata = MetadataDocument.read(xml).orElseThrow(() -> new MetadataRefused("unreadable"));
        if (!metadata.entityId().equals(application.entraIdentifier())) {
            throw new MetadataRefused("other_issuer");
        }
        List<SigningCertificate> strong = MetadataCertificates.strong(metadata);
        if (strong.isEmpty()) {
            throw new MetadataRefused("no_certificate");
        }
        long valid = strong.stream()
                .filter(certificate -> application.expiry().trusts(certificate, now))
                .count();
        if (strong.size() > MetadataCertificates.MOST || valid > MetadataCertificates.MOST_VALID) {
            throw new MetadataRefused("too_many_certificates");
        }
        if (valid == 0) {
            throw new MetadataRefused("no_valid_certificate");
        }
        return strong;
    }

    private String fetched(String written) {
        try {
            URI url = URI.create(written);
            if (!hosts.accept(url)) {
                throw new MetadataRefused("host_not_allowed");
            }
            return fetch.fetch(url);
        } catch (IllegalArgumentException noUrl) {
            throw new MetadataRefused("host_not_allowed");
        } catch (MetadataUnavailable unavailable) {
            throw new MetadataRefused(unavailable.reason());
        }
    }
}
