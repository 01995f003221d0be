package com.rundiffusion.keycloak.enterprise;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether the customer's Entra provisions its people here, and whom else the enterprise lets in. */
public enum Provisioning {
    /** Nothing is provisioned: whoever Entra lets in is let in here. */
    OFF,
    /** Entra provisions people; whoever it has not provisioned yet gets an account at the first sign-in. */
    OPTIONAL,
    /** Only people whom Entra has provisioned sign in. */
    REQUIRED;

    /** @param key in any case */
    public static Optional<Provisioning> of(String key) {
        return Arrays.stream(values())
                .filter(policy -> policy.key().equals(key.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public boolean isOn() {
        return this != OFF;
    }

    /** The name in documents and in storage. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
