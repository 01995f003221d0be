package com.rundiffusion.keycloak.operations.onboarding;

import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * One thing that a check of an enterprise found.
 *
 * @param code of a {@link FindingCode} or a {@link FaultCode}
 * @param field of the document; {@code null} when it is about the whole
 * @param actual the value that it is about; {@code null} for none
 * @param expected what would be right; {@code null} when the message says it
 * @param fix {@code null} when there is nothing to do
 */
public record Finding(
        String code, Severity severity, String field, String message, String actual, String expected, String fix) {

    private static final Set<FaultCode> STOP_SIGN_IN =
            EnumSet.of(FaultCode.ORGANIZATION_MISSING, FaultCode.PLAN_END_PAST, FaultCode.PLAN_END_MALFORMED);
    private static final Set<String> NEEDED = Set.of("identifier", "loginUrl", "entraIdentifier", "certificates");

    public enum Severity {
        /** Nobody signs in. */
        ERROR,
        WARNING,
        OK;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a value that the checks would refuse. One that was not believed stops nobody. */
    static Finding of(Fault fault) {
        boolean stops = STOP_SIGN_IN.contains(fault.code())
                || fault.field() != null
                        && NEEDED.contains(fault.field())
                        && fault.code() != FaultCode.CERTIFICATE_UNCHECKED;
        return new Finding(
                fault.code().key(),
                stops ? Severity.ERROR : Severity.WARNING,
                fault.field(),
                fault.message(),
                fault.actual(),
                fault.expected(),
                fault.fix());
    }
}
