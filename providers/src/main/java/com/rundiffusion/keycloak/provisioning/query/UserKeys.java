package com.rundiffusion.keycloak.provisioning.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.person.PersonKey;
import com.rundiffusion.keycloak.provisioning.resource.UserRecord;
import java.util.Optional;

/**
 * What a person is found by, beside the id, in the form of the indexes.
 *
 * @param matching what the company's Entra looks up by otherwise
 */
public record UserKeys(
        String userName, Optional<String> externalId, Optional<String> email, Optional<String> matching) {

    public static UserKeys of(ObjectNode record, Optional<KeyPath> matching) {
        UserRecord user = new UserRecord(record);
        return new UserKeys(
                PersonKey.of(user.userName()),
                user.externalId().map(PersonKey::of),
                user.workAddress().map(PersonKey::of),
                matching.flatMap(path -> path.keyIn(record)));
    }
}
