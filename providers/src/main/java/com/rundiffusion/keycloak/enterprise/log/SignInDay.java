package com.rundiffusion.keycloak.enterprise.log;

import java.time.LocalDate;

/**
 * A company's day.
 *
 * @param day in UTC
 */
public record SignInDay(String realmId, String alias, LocalDate day) {}
