package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.certificate.ExpiryTolerance;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The exception for expired certificates: a day that is not far. */
final class ExpiryToleranceCheck {

    private static final String FIELD = "acceptExpiredCertificatesUntil";

    private final CheckContext context;
    private final EnterpriseDocument document;
    private final Optional<Enterprise> stored;
    private final Faults faults;

    ExpiryToleranceCheck(
            CheckContext context, EnterpriseDocument document, Optional<Enterprise> stored, Faults faults) {
        this.context = context;
        this.document = document;
        this.stored = stored;
        this.faults = faults;
    }

    ExpiryTolerance check() {
        String written = document.acceptExpiredCertificatesUntil();
        if (written == null) {
            return ExpiryTolerance.NONE;
        }
        Optional<LocalDate> day = Day.of(written);
        if (day.isEmpty()) {
            faults.add(FIELD, FaultCode.EXPIRY_TOLERANCE_MALFORMED, written, Day.inIso(written));
            return ExpiryTolerance.NONE;
        }
        // Time alone makes no stored document wrong.
        ExpiryTolerance wanted = new ExpiryTolerance(day.get());
        boolean isNews = stored.map(kept -> kept.application().expiry())
                .filter(wanted::equals)
                .isEmpty();
        LocalDate today = LocalDate.ofInstant(context.now(), ZoneOffset.UTC);
        LocalDate latest = today.plusDays(ExpiryTolerance.MOST_DAYS);
        if (isNews && (day.get().isBefore(today) || day.get().isAfter(latest))) {
            faults.add(FIELD, FaultCode.EXPIRY_TOLERANCE_RANGE, written, "from " + today + " to " + latest);
        }
        return wanted;
    }
}
