package com.rundiffusion.keycloak.entra.saml;

import com.rundiffusion.keycloak.entra.saml.AuthnRequest.Binding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** Reads AuthnRequests; what is none is refused with the code that Entra has for it. */
public final class AuthnRequestReader {

    private AuthnRequestReader() {}

    /** @param query the query of the request, undecoded; {@code null} for none */
    public static AuthnRequest redirect(String query) {
        RawQuery raw = new RawQuery(query);
        return read(Binding.REDIRECT, RequestXml.inflated(raw), raw.value("RelayState"), raw, query);
    }

    /** @param query the query of the URL that was posted to, undecoded; {@code null} for none */
    public static AuthnRequest post(String samlRequest, String relayState, String query) {
        return read(Binding.POST, RequestXml.decoded(samlRequest), relayState, new RawQuery(query), query);
    }

    private static AuthnRequest read(Binding binding, byte[] xml, String relayState, RawQuery raw, String query) {
        Element request = RequestXml.root(xml);
        RequestXml.requireEnvelope(request, "AuthnRequest");
        Element policy = Elements.child(request, SamlNames.PROTOCOL, "NameIDPolicy");
        Element context = Elements.child(request, SamlNames.PROTOCOL, "RequestedAuthnContext");
        return new AuthnRequest(
                binding,
                Elements.attribute(request, "ID"),
                Elements.text(Elements.child(request, SamlNames.ASSERTION, "Issuer")),
                Elements.attribute(request, "Destination"),
                Elements.attribute(request, "AssertionConsumerServiceURL"),
                Elements.attribute(request, "ProtocolBinding"),
                flag(request, "ForceAuthn"),
                flag(request, "IsPassive"),
                Elements.attribute(policy, "Format"),
                context != null,
                Elements.children(context, SamlNames.ASSERTION, "AuthnContextClassRef").stream()
                        .map(Elements::text)
                        .toList(),
                Elements.child(request, SamlNames.ASSERTION, "Subject") != null,
                unsupported(request, policy, context),
                relayState,
                raw.value("login_hint"),
                new String(xml, StandardCharsets.UTF_8),
                query);
    }

    private static boolean flag(Element request, String name) {
        String value = Elements.attribute(request, name);
        return switch (value == null ? "false" : value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw RequestXml.malformed("its " + name + " is not a boolean");
        };
    }

    private static List<String> unsupported(Element request, Element policy, Element context) {
        List<String> names = new ArrayList<>();
        if (Elements.attribute(policy, "SPNameQualifier") != null) {
            names.add("NameIDPolicy/SPNameQualifier");
        }
        String comparison = Elements.attribute(context, "Comparison");
        if (comparison != null && !"exact".equals(comparison)) {
            names.add("RequestedAuthnContext/Comparison");
        }
        Element scoping = Elements.child(request, SamlNames.PROTOCOL, "Scoping");
        if (Elements.attribute(scoping, "ProxyCount") != null) {
            names.add("Scoping/ProxyCount");
        }
        for (String child : List.of("IDPList", "RequesterID")) {
            if (Elements.child(scoping, SamlNames.PROTOCOL, child) != null) {
                names.add("Scoping/" + child);
            }
        }
        return List.copyOf(names);
    }
}
