package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.Aadsts;
import com.rundiffusion.keycloak.entra.saml.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** What a page or an endpoint wants to know of an HTTP request. */
final class Visit {

    private static final int MAX_FIELDS = 20;
    private static final int MAX_FORM_BYTES = 256 * 1024;

    private final Request request;
    private final Fields form;

    /**
     * Reads the form of a POST at once.
     *
     * @throws Refusal if its encoding is broken; one that is too large is the server's to refuse
     */
    Visit(Request request) {
        this.request = request;
        this.form = isPost() && !isMultipart() ? form(request) : Fields.EMPTY;
    }

    private static Fields form(Request request) {
        try {
            return FormFields.getFields(request, MAX_FIELDS, MAX_FORM_BYTES);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Aadsts.MALFORMED_REQUEST, "The posted form is not URL-encoded.");
        }
    }

    private boolean isMultipart() {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type != null && type.startsWith("multipart/form-data");
    }

    /** A file of a multipart form, as text; empty when there is none. */
    Optional<String> file(String name) {
        if (!isMultipart()) {
            return Optional.empty();
        }
        MultiPartConfig limits = new MultiPartConfig.Builder()
                .maxMemoryPartSize(MAX_FORM_BYTES)
                .maxSize(MAX_FORM_BYTES)
                .build();
        try (MultiPartFormData.Parts parts = MultiPartFormData.getParts(
                request, request, request.getHeaders().get(HttpHeader.CONTENT_TYPE), limits)) {
            return Optional.ofNullable(parts.getFirst(name))
                    .map(part -> part.getContentAsString(StandardCharsets.UTF_8));
        } catch (RuntimeException broken) {
            throw new Refusal(Aadsts.MALFORMED_REQUEST, "The posted form is not well-formed.");
        }
    }

    boolean isPost() {
        return HttpMethod.POST.is(request.getMethod());
    }

    String path() {
        return request.getHttpURI().getCanonicalPath();
    }

    /** The query as it came, or {@code null}. */
    String rawQuery() {
        return request.getHttpURI().getQuery();
    }

    /** A parameter of the query, or {@code null}. */
    String query(String name) {
        return Request.extractQueryParameters(request).getValue(name);
    }

    /** A field of the posted form, or {@code null}. */
    String form(String name) {
        return form.getValue(name);
    }

    /** The same; empty where there is none. */
    String field(String name) {
        return Optional.ofNullable(form(name)).orElse("");
    }

    Optional<String> cookie(String name) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }
}
