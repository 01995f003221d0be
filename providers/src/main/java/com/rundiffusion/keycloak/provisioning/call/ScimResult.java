package com.rundiffusion.keycloak.provisioning.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What comes of a request that is done; one that is not throws a {@code ScimFault}.
 *
 * @param json empty where nothing is to be said
 */
public record ScimResult(Status status, Optional<ObjectNode> json) {

    /** How it is answered. */
    public enum Status {
        FOUND(200),
        /** What it is has its address in {@code meta.location}. */
        MADE(201),
        DONE(204);

        private final int code;

        Status(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /** Also of a change whose result was asked for. */
    public static ScimResult found(ObjectNode json) {
        return new ScimResult(Status.FOUND, Optional.of(json));
    }

    /** @param json with an id and an address */
    public static ScimResult made(ObjectNode json) {
        return new ScimResult(Status.MADE, Optional.of(json));
    }

    public static ScimResult done() {
        return new ScimResult(Status.DONE, Optional.empty());
    }
}
