package com.rundiffusion.keycloak.provisioning.endpoint;

import com.rundiffusion.keycloak.link.ProvisioningUrl;
import com.rundiffusion.keycloak.provisioning.call.ScimCall;
import com.rundiffusion.keycloak.provisioning.call.ScimResult;
import com.rundiffusion.keycloak.provisioning.endpoint.ScimDoor.Visitor;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.realm.OpenRealm;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** One request, from who it is to what it hears. */
final class ScimExchange {

    private static final Logger LOG = Logger.getLogger(ScimExchange.class);

    private final KeycloakSession session;
    private final ScimDoor door;
    private final ScimRecord record;

    ScimExchange(KeycloakSession session, ScimDoor door, ScimRecord record) {
        this.session = session;
        this.door = door;
        this.record = record;
    }

    /** @param body of which nothing is read yet */
    Response answer(String method, InputStream body) {
        OpenRealm.require(session);
        ScimRoute route = ScimRoute.of(session.getContext().getUri().getPathSegments());
        try {
            return answer(door.admit(route.alias()), route, method, body);
        } catch (ScimFault refused) {
            record.noteStranger(method, refused);
            return ScimAnswer.of(refused, Set.of());
        }
    }

    private Response answer(Visitor visitor, ScimRoute route, String method, InputStream body) {
        ScimRecord.Begun begun = record.begin(session, visitor, route, method);
        try {
            door.requireOpen(visitor);
            ScimCall call = call(visitor);
            ScimResult result = new Dispatch(route, method).done(call, body);
            begun.done(call, result);
            return ScimAnswer.of(result);
        } catch (ScimFault refused) {
            return refused(refused, route, begun);
        } catch (RuntimeException failed) {
            LOG.error("A request of provisioning failed", failed);
            return refused(ScimFaultCode.FAILED.fault(), route, begun);
        }
    }

    private static Response refused(ScimFault fault, ScimRoute route, ScimRecord.Begun begun) {
        begun.refused(fault);
        return ScimAnswer.of(fault, route.methods());
    }

    private ScimCall call(Visitor visitor) {
        return new ScimCall(
                session,
                visitor.enterprise(),
                visitor.token().providerId(),
                ProvisioningUrl.of(session, visitor.enterprise().alias()),
                session.getContext().getUri().getQueryParameters());
    }
}
