package com.rundiffusion.keycloak.operations.admin.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a token that is to be made.
 *
 * @param expiresAt empty for never
 */
record TokenRequest(Optional<Instant> expiresAt, List<Fault> faults) {

    private static final String EXPIRES_AT = "expiresAt";

    static TokenRequest read(ObjectNode json, Instant now) {
        List<Fault> faults = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> {
            if (!name.equals(EXPIRES_AT)) {
                faults.add(FaultCode.FIELD_UNKNOWN.fault(name, name, EXPIRES_AT));
            }
        });
        JsonNode written = json.path(EXPIRES_AT);
        if (written.isMissingNode() || written.isNull()) {
            return new TokenRequest(Optional.empty(), faults);
        }
        Optional<Instant> moment = moment(written.asText()).filter(now::isBefore);
        if (moment.isEmpty()) {
            faults.add(FaultCode.TOKEN_END_MALFORMED.fault(EXPIRES_AT, written.asText(), "a moment after " + now));
        }
        return new TokenRequest(moment, faults);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
