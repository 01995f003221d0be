package com.rundiffusion.keycloak.e2e.journey;

import com.rundiffusion.keycloak.testkit.page.Picture;
import java.util.Locale;

/** What a user sees on the way of a sign-in, and an administrator on the way to it. */
enum Screen {
    SIGN_IN,
    UNKNOWN_COMPANY,
    ENTRA,
    /** Of the customer's administrator, with something wrong in it. */
    PORTAL,
    SIGNED_IN,
    REFUSAL,
    CONNECT_PROPERTIES,
    CONNECT_USERS,
    CONNECT_BASIC_CONFIGURATION,
    CONNECT_CLAIMS,
    CONNECT_CERTIFICATES,
    CONNECT_VALUES,
    CONNECT_TEST,
    CONNECT_MY_APPS,
    ENTRA_NOT_ASSIGNED,
    PROVISIONING_CREDENTIALS,
    PROVISIONING_MAPPING,
    PROVISIONING_DEMAND,
    PROVISIONING_STATUS;

    Picture picture() {
        return new Picture(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
