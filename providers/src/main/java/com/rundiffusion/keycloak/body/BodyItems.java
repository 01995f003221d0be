package com.rundiffusion.keycloak.body;

import java.io.IOException;
import java.util.Optional;

/** What a body holds many of, one after the other. */
public interface BodyItems<T> {

    /** Empty at the end. */
    Optional<T> next() throws IOException;
}
