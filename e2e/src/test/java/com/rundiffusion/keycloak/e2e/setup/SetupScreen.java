package com.rundiffusion.keycloak.e2e.setup;

import com.rundiffusion.keycloak.testkit.page.Picture;
import java.util.Locale;

/** The pages of a setup link, as they are pictured. */
public enum SetupScreen {
    BEGIN,
    CREATE,
    BASIC,
    PEOPLE,
    VALUES,
    FAULTS,
    ECHO,
    DOMAINS,
    DNS,
    STOPPED,
    COLLEAGUE,
    TEST,
    LIVE,
    DONE,
    GONE,
    STATUS,
    RECORD,
    RENEWED,
    PROVISIONING,
    TOKEN;

    public Picture picture() {
        return new Picture("pages/setup-" + key());
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
