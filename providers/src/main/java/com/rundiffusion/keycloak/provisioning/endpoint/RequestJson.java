package com.rundiffusion.keycloak.provisioning.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.RequestBody;
import com.rundiffusion.keycloak.fault.RequestLimit;
import com.rundiffusion.keycloak.headers.RequestType;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.schema.ScimBody;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** The body of a request, once it is known who sends it. Nothing said of its type is as good as the right thing. */
final class RequestJson {

    private static final List<MediaType> TYPES = List.of(ScimAnswer.TYPE, MediaType.APPLICATION_JSON_TYPE);

    private RequestJson() {}

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault */
    static ObjectNode read(InputStream body, KeycloakSession session) {
        HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
        if (!isJson(headers)) {
            throw ScimFaultCode.MEDIA_TYPE.fault();
        }
        try {
            byte[] bytes = body.readNBytes(ScimLimit.BODY.most() + 1);
            ScimLimit.BODY.check(bytes.length);
            return ScimBody.of(new RequestBody(new ByteArrayInputStream(bytes), headers.getMediaType())
                    .json(RequestLimit.DOCUMENT));
        } catch (RequestBody.Unreadable unreadable) {
            throw ScimFaultCode.JSON_UNREADABLE.fault();
        } catch (IOException connectionLost) {
            throw new UncheckedIOException(connectionLost);
        }
    }

    private static boolean isJson(HttpHeaders headers) {
        if (RequestType.of(headers) == RequestType.MALFORMED) {
            return false;
        }
        MediaType type = headers.getMediaType();
        return type == null || TYPES.stream().anyMatch(known -> isSame(known, type));
    }

    private static boolean isSame(MediaType one, MediaType other) {
        return one.getType().equalsIgnoreCase(other.getType())
                && one.getSubtype().equalsIgnoreCase(other.getSubtype());
    }
}
