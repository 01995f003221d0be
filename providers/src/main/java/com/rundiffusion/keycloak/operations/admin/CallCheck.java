package com.rundiffusion.keycloak.operations.admin;

import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.headers.RequestType;
import com.rundiffusion.keycloak.operations.admin.RestDescription.Call;
import com.rundiffusion.keycloak.operations.admin.answer.Answers;
import com.rundiffusion.keycloak.operations.admin.answer.EnterprisePermissions;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;

/**
 * Holds each call to its description before any of its code runs: the type of its body, which nobody has read by then, the
 * type that is asked for, and the parameters. The server's own answers to these say little, and it reads a form itself and
 * leaves nothing of it.
 */
final class CallCheck {

    private final KeycloakSession session;
    private final HttpRequest request;

    CallCheck(KeycloakSession session) {
        this.session = session;
        this.request = session.getContext().getHttpRequest();
    }

    /**
     * What is not described is left to the server: there is no such path, or no such method.
     *
     * @throws WebApplicationException with the answer
     */
    void check(EnterprisePermissions permissions) {
        List<String> segments = session.getContext().getUri().getPathSegments().stream()
                .map(PathSegment::getPath)
                .filter(segment -> !segment.isEmpty())
                .toList();
        String method = request.getHttpMethod().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.getHttpMethod();
        RestDescription.PACKED.call(method, segments).ifPresent(call -> {
            refuse(permissions, Status.UNSUPPORTED_MEDIA_TYPE, body(call));
            refuse(permissions, Status.NOT_ACCEPTABLE, answer(call));
            refuse(permissions, Status.BAD_REQUEST, parameters(call));
        });
    }

    private void refuse(EnterprisePermissions permissions, Status status, List<Fault> faults) {
        if (!faults.isEmpty()) {
            // Whoever has no business here is told so first.
            permissions.requireView();
            throw new WebApplicationException(new Answers(session).faults(status, faults));
        }
    }

    /** Nothing said is as good as the right thing. */
    private List<Fault> body(Call call) {
        HttpHeaders headers = request.getHttpHeaders();
        String came = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        String expected = call.reads().isEmpty() ? "none" : String.join(", ", call.reads());
        if (RequestType.of(headers) == RequestType.MALFORMED) {
            return List.of(FaultCode.MEDIA_TYPE_MALFORMED.fault(HttpHeaders.CONTENT_TYPE, came, expected));
        }
        MediaType type = headers.getMediaType();
        return type == null || call.reads().isEmpty() || isOneOf(call.reads(), type)
                ? List.of()
                : List.of(FaultCode.MEDIA_TYPE_UNSUPPORTED.fault(HttpHeaders.CONTENT_TYPE, came, expected));
    }

    /** Whoever asks for JSON gets lines of it as well: kcadm.sh asks for nothing else. */
    private List<Fault> answer(Call call) {
        Set<String> answers = new TreeSet<>(call.answers());
        answers.add(MediaType.APPLICATION_JSON);
        return acceptable().anyMatch(type -> isOneOf(answers, type))
                ? List.of()
                : List.of(FaultCode.ANSWER_TYPE_UNSUPPORTED.fault(
                        HttpHeaders.ACCEPT,
                        request.getHttpHeaders().getHeaderString(HttpHeaders.ACCEPT),
                        String.join(", ", answers)));
    }

    private Stream<MediaType> acceptable() {
        try {
            return request.getHttpHeaders().getAcceptableMediaTypes().stream();
        } catch (IllegalArgumentException malformed) {
            return Stream.empty();
        }
    }

    private static boolean isOneOf(Set<String> known, MediaType type) {
        return known.stream().map(MediaType::valueOf).anyMatch(type::isCompatible);
    }

    private List<Fault> parameters(Call call) {
        MultivaluedMap<String, String> sent = session.getContext().getUri().getQueryParameters();
        String known = call.parameters().isEmpty() ? "none" : String.join(", ", call.parameters());
        List<Fault> faults = new ArrayList<>();
        sent.forEach((name, values) -> {
            if (!call.parameters().contains(name)) {
                faults.add(FaultCode.PARAMETER_UNKNOWN.fault(name, name, known));
            } else if (values.size() > 1) {
                faults.add(FaultCode.PARAMETER_REPEATED.fault(name, String.join(", ", values), "one value"));
            }
        });
        return faults;
    }
}
