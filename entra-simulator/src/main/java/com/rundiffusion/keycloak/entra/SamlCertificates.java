package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The portal's "SAML Certificates": one is active, any number are inactive, and the metadata lists them all. */
public final class SamlCertificates {

    private final Instant issued;
    private List<SigningCertificate> all = List.of();
    private SigningCertificate active;

    /**
     * The first certificate is made when it is first needed, as keys take their time; it is valid from
     * {@code issued} on.
     */
    SamlCertificates(Instant issued) {
        this.issued = issued;
    }

    private void ensureOne() {
        if (active == null) {
            active = SigningCertificate.issue(issued);
            all = List.of(active);
        }
    }

    /** In the order of the metadata. */
    public synchronized List<SigningCertificate> all() {
        ensureOne();
        return all;
    }

    /** What the portal offers for download. */
    public synchronized SigningCertificate active() {
        ensureOne();
        return active;
    }

    /** @param activeOne one of them */
    public synchronized void replace(List<SigningCertificate> others, SigningCertificate activeOne) {
        if (!others.contains(activeOne)) {
            throw new IllegalArgumentException("The active certificate is not among the certificates");
        }
        all = List.copyOf(others);
        active = activeOne;
    }

    /** Adds a certificate as the portal does: inactive. It comes first in the metadata. */
    public synchronized void add(SigningCertificate inactive) {
        List<SigningCertificate> more = new ArrayList<>(all());
        more.add(0, inactive);
        replace(more, active);
    }

    public synchronized void activate(SigningCertificate certificate) {
        replace(all(), certificate);
    }

    /** The active certificate; a valid inactive one once that has expired; the expired one where there is no other. */
    public synchronized SigningCertificate signingAt(Instant now) {
        if (active().validAt(now)) {
            return active;
        }
        return all.stream()
                .filter(certificate -> certificate.validAt(now))
                .findFirst()
                .orElse(active);
    }
}
