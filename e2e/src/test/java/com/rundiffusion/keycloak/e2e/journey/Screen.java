package com.rundiffusion.keycloak.e2e.journey;

import com.rundiffusion.keycloak.testkit.page.Picture;
import java.util.Locale;

/** What a person sees on the way of a sign-in. */
enum Screen {
    SIGN_IN,
    UNKNOWN_COMPANY,
    ENTRA,
    /** Of the customer's administrator, with something wrong in it. */
    PORTAL,
    SIGNED_IN,
    REFUSAL;

    Picture picture() {
        return new Picture(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
