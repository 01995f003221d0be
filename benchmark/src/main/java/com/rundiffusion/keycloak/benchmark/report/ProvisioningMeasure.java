package com.rundiffusion.keycloak.benchmark.report;

/** What is measured of provisioning, each in two circumstances in turn. */
public enum ProvisioningMeasure {
    BY_USER_NAME("look-up by userName"),
    BY_EXTERNAL_ID("look-up by externalId"),
    PATCH("PATCH of one person"),
    MEMBER("PATCH that adds one member to a group"),
    FIRST_PAGE("first page of 100"),
    LATE_PAGE("last page of 100, by somebody who has read the ones before"),
    GROUPS("sign-in of somebody known"),
    TOKENS("sign-in of somebody known, among all enterprises");

    private final String title;

    ProvisioningMeasure(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
