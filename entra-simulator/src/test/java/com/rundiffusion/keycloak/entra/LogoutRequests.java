package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.LogoutRequest;
import com.rundiffusion.keycloak.entra.saml.RedirectBinding;
import java.net.URI;
import java.util.UUID;

/** LogoutRequests as a service provider would write them: a correct one, of which a test changes one thing. */
final class LogoutRequests {

    private final EntraTenant tenant;
    private String id = "_" + UUID.randomUUID();
    private String issuer = "rundiffusion.com";
    private String destination;
    private String subject = "<saml:NameID>somebody@contoso.example</saml:NameID>";
    private String sessionIndex = "";
    private String issueInstant;

    private LogoutRequests(EntraTenant tenant) {
        this.tenant = tenant;
        destination = tenant.loginUrl();
        issueInstant = tenant.now().toString();
    }

    static LogoutRequests to(EntraTenant tenant) {
        return new LogoutRequests(tenant);
    }

    LogoutRequests id(String other) {
        id = other;
        return this;
    }

    LogoutRequests issuer(String other) {
        issuer = other;
        return this;
    }

    LogoutRequests destination(String other) {
        destination = other;
        return this;
    }

    /** @param xml in place of the NameID */
    LogoutRequests subject(String xml) {
        subject = xml;
        return this;
    }

    LogoutRequests sessionIndex(String value) {
        sessionIndex = "<samlp:SessionIndex>" + value + "</samlp:SessionIndex>";
        return this;
    }

    LogoutRequests issueInstant(String other) {
        issueInstant = other;
        return this;
    }

    String id() {
        return id;
    }

    String xml() {
        return "<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
                + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"" + id + "\" Version=\"2.0\""
                + " IssueInstant=\"" + issueInstant + "\" Destination=\"" + destination + "\">"
                + "<saml:Issuer>" + issuer + "</saml:Issuer>" + subject + sessionIndex + "</samlp:LogoutRequest>";
    }

    /** The URL that the browser is sent to. */
    String redirect() {
        return tenant.loginUrl() + "?SAMLRequest=" + RedirectBinding.encode(xml());
    }

    LogoutRequest read() {
        return LogoutRequest.fromRedirect(URI.create(redirect()));
    }
}
