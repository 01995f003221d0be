package com.rundiffusion.keycloak.enterprise.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * An exception that operators make for a while: until its last day, a certificate of the enterprise's own that has expired counts as
 * if it had not. Entra goes on signing with such a one.
 *
 * @param lastDay in UTC; {@code null} where no exception is made
 */
public record ExpiryTolerance(LocalDate lastDay) {

    public static final ExpiryTolerance NONE = new ExpiryTolerance(null);

    /** How far ahead the last day may be. */
    public static final int MOST_DAYS = 90;

    /** A last day further ahead, which only somebody who writes past our own API can store, counts for nothing. */
    public boolean covers(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return lastDay != null
                && !today.isAfter(lastDay)
                // One more: the clocks of two nodes may be on both sides of midnight.
                && !lastDay.isAfter(today.plusDays(MOST_DAYS + 1));
    }

    /** Whether a sign-in may trust the certificate's key now. */
    public boolean trusts(SigningCertificate certificate, Instant now) {
        return certificate.isValidAt(now) || covers(now) && !now.isBefore(certificate.notBefore());
    }
}
