package com.rundiffusion.keycloak.enterprise;

import java.util.Optional;

/**
 * How an enterprise's people come and go, and what they may.
 *
 * @param roles empty when its people have none, and their tokens do not say anything of roles
 */
public record PeopleRules(Provisioning provisioning, Optional<RoleRules> roles) {

    /** Of an enterprise that signs in and asks for nothing else. */
    public static final PeopleRules NONE = new PeopleRules(Provisioning.OFF, Optional.empty());

    /** Whether there is anything to be asked of a person beside what their sign-in says. */
    public boolean areAny() {
        return provisioning.isOn() || roles.isPresent();
    }
}
