package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.RedirectBinding;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** AuthnRequests as a service provider would write them: a correct one, of which a test changes one thing. */
final class Requests {

    private final EntraTenant tenant;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private String issuer = "rundiffusion.com";
    private String children = "";
    private String query = "";

    private Requests(EntraTenant tenant) {
        this.tenant = tenant;
        attributes.put("ID", "_" + UUID.randomUUID());
        attributes.put("Version", "2.0");
        attributes.put("IssueInstant", tenant.now().toString());
        attributes.put("Destination", tenant.loginUrl());
        attributes.put("ProtocolBinding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST");
        attributes.put(
                "AssertionConsumerServiceURL", tenant.application().replyUrls().get(1));
    }

    static Requests to(EntraTenant tenant) {
        return new Requests(tenant);
    }

    Requests attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    Requests without(String name) {
        attributes.remove(name);
        return this;
    }

    Requests issuer(String value) {
        issuer = value;
        return this;
    }

    /** Adds XML after the Issuer; the prefixes samlp and saml are declared. */
    Requests child(String xml) {
        children += xml;
        return this;
    }

    Requests query(String more) {
        query += "&" + more;
        return this;
    }

    String id() {
        return attributes.get("ID");
    }

    String xml() {
        StringBuilder xml = new StringBuilder("<samlp:AuthnRequest"
                + " xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
                + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"");
        attributes.forEach((name, value) ->
                xml.append(' ').append(name).append("=\"").append(value).append('"'));
        return xml.append("><saml:Issuer>" + issuer + "</saml:Issuer>" + children + "</samlp:AuthnRequest>")
                .toString();
    }

    /** The URL that the browser is sent to. */
    String redirect() {
        return redirect(xml()) + query;
    }

    String redirect(String xml) {
        return tenant.loginUrl() + "?SAMLRequest=" + RedirectBinding.encode(xml);
    }

    /** As the tenant reads it. */
    AuthnRequest read() {
        return AuthnRequest.fromRedirect(URI.create(redirect()));
    }

    String base64() {
        return Base64.getEncoder().encodeToString(xml().getBytes(StandardCharsets.UTF_8));
    }
}
