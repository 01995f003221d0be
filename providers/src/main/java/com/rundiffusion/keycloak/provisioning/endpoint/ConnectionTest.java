package com.rundiffusion.keycloak.provisioning.endpoint;

import com.rundiffusion.keycloak.provisioning.call.ScimCall;
import com.rundiffusion.keycloak.provisioning.call.ScimResult;
import java.util.regex.Pattern;

/**
 * <em>Test Connection</em> of Entra's portal looks for somebody by a GUID that it has made up. The look-up by which Entra begins with a
 * person whom it has not sent yet reads the same where it matches by object id, and shows as well that both sides understand each other.
 */
final class ConnectionTest {

    private static final Pattern MADE_UP = Pattern.compile(
            "\\s*\\S+\\s+eq\\s+\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"\\s*", Pattern.CASE_INSENSITIVE);

    private ConnectionTest() {}

    static boolean isOne(ScimRoute route, ScimCall call, ScimResult result) {
        return route.kind().isChangeable()
                && call.parameter("filter")
                        .filter(filter -> MADE_UP.matcher(filter).matches())
                        .isPresent()
                && result.json()
                        .filter(json -> json.path("totalResults").asInt(-1) == 0)
                        .isPresent();
    }
}
