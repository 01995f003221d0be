package com.rundiffusion.keycloak.entra.saml;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A failure that goes to the service provider: unsigned, without an assertion. Microsoft's one documented sample has no
 * Destination; {@code null} leaves out it, InResponseTo, the second status code or the message.
 */
public record ErrorResponse(
        String issuer,
        String destination,
        String inResponseTo,
        String status,
        String secondaryStatus,
        String message,
        Instant at) {

    /** How Entra words a refusal in the one sample there is. */
    public static ErrorResponse of(Refusal refusal, String issuer, String destination, String request, Instant at) {
        String message = "AADSTS75006: The SAML2 authentication request could not be processed. " + refusal.text()
                + "\r\nTrace ID: " + UUID.randomUUID() + "\r\nTimestamp: " + EntraTime.inMessages(at);
        return new ErrorResponse(
                issuer, destination, request, SamlNames.REQUESTER, SamlNames.REQUEST_UNSUPPORTED, message, at);
    }

    public String toXml() {
        Markup response =
                ResponseXml.envelope("_" + UUID.randomUUID(), EntraTime.inSaml(at), destination, inResponseTo, issuer);
        Markup status = response.child(SamlNames.PROTOCOL, "samlp:Status");
        Markup code = status.child(SamlNames.PROTOCOL, "samlp:StatusCode").attribute("Value", this.status);
        if (secondaryStatus != null) {
            code.child(SamlNames.PROTOCOL, "samlp:StatusCode").attribute("Value", secondaryStatus);
        }
        if (message != null) {
            status.child(SamlNames.PROTOCOL, "samlp:StatusMessage").text(message);
        }
        return EntraText.message(response.document());
    }

    public String toBase64() {
        return Base64.getEncoder().encodeToString(toXml().getBytes(StandardCharsets.UTF_8));
    }
}
