package com.rundiffusion.keycloak.entra.saml;

import java.nio.charset.StandardCharsets;
import org.w3c.dom.Element;

/** Reads LogoutRequests, which Entra takes by the Redirect binding only. */
public final class LogoutRequestReader {

    private static final String NAME = "LogoutRequest";

    private LogoutRequestReader() {}

    /** Whether a query holds one, well-formed or not otherwise. */
    public static boolean isOne(String query) {
        try {
            return RequestXml.is(RequestXml.root(RequestXml.inflated(new RawQuery(query))), NAME);
        } catch (Refusal none) {
            return false;
        }
    }

    /** @param query the query of the request, undecoded; {@code null} for none */
    public static LogoutRequest redirect(String query) {
        RawQuery raw = new RawQuery(query);
        byte[] xml = RequestXml.inflated(raw);
        Element request = RequestXml.root(xml);
        RequestXml.requireEnvelope(request, NAME);
        return new LogoutRequest(
                Elements.attribute(request, "ID"),
                Elements.text(Elements.child(request, SamlNames.ASSERTION, "Issuer")),
                Elements.attribute(request, "Destination"),
                Elements.text(Elements.child(request, SamlNames.ASSERTION, "NameID")),
                Elements.child(request, SamlNames.ASSERTION, "EncryptedID") != null,
                Elements.children(request, SamlNames.PROTOCOL, "SessionIndex").stream()
                        .map(Elements::text)
                        .toList(),
                raw.value("RelayState"),
                new String(xml, StandardCharsets.UTF_8),
                query);
    }
}
