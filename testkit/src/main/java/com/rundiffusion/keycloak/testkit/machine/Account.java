package com.rundiffusion.keycloak.testkit.machine;

/** The account that runs the tests. */
public final class Account {

    private Account() {}

    /** Root may install packages, but PostgreSQL refuses to run as root. */
    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
