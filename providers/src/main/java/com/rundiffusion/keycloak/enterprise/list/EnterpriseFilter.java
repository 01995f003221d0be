package com.rundiffusion.keycloak.enterprise.list;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Which enterprises a list holds: those to which all of it applies. {@code null} asks for nothing.
 *
 * @param search part of an alias or a display name, or a whole domain or tenant id
 * @param status as it is stored
 * @param planEndsUpTo their plan has a last day up to then, be it over or not
 * @param certificatesEndUpTo their last certificate ends up to then or has ended, or they have none
 * @param withoutDomains whether they have no domain
 */
public record EnterpriseFilter(
        String search,
        Enterprise.Status status,
        LocalDate planEndsUpTo,
        Instant certificatesEndUpTo,
        Boolean withoutDomains) {

    public static final EnterpriseFilter ALL = new EnterpriseFilter(null, null, null, null, null);
}
