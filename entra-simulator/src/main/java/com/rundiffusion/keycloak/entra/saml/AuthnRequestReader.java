package com.rundiffusion.keycloak.entra.saml;

import com.rundiffusion.keycloak.entra.saml.AuthnRequest.Binding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads AuthnRequests; what is none is refused with the code that Entra has for it. */
public final class AuthnRequestReader {

    private AuthnRequestReader() {}

    /** @param query the query of the request, undecoded; {@code null} for none */
    public static AuthnRequest redirect(String query) {
        RawQuery raw = new RawQuery(query);
        byte[] deflated = decode(raw.value("SAMLRequest"));
        try {
            return read(Binding.REDIRECT, RedirectBinding.inflate(deflated), raw.value("RelayState"), raw, query);
        } catch (IOException e) {
            throw malformed("it is not deflated as the Redirect binding wants it");
        }
    }

    /** @param query the query of the URL that was posted to, undecoded; {@code null} for none */
    public static AuthnRequest post(String samlRequest, String relayState, String query) {
        return read(Binding.POST, decode(samlRequest), relayState, new RawQuery(query), query);
    }

    private static byte[] decode(String base64) {
        if (base64 == null || base64.isBlank()) {
            throw new Refusal(
                    Aadsts.MISSING_REQUEST, "The Login URL was opened without a SAMLRequest or SAMLResponse.");
        }
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw malformed("it is not Base64");
        }
    }

    private static AuthnRequest read(Binding binding, byte[] xml, String relayState, RawQuery raw, String query) {
        Element request = parse(xml);
        if (!SamlNames.PROTOCOL.equals(request.getNamespaceURI()) || !"AuthnRequest".equals(request.getLocalName())) {
            throw malformed("its root element is " + request.getNodeName() + ", not an AuthnRequest");
        }
        requireEnvelope(request);
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

    private static Element parse(byte[] xml) {
        try {
            return Elements.parse(xml).getDocumentElement();
        } catch (SAXException e) {
            throw malformed("it is not well-formed XML without a DTD");
        }
    }

    private static void requireEnvelope(Element request) {
        if (!"2.0".equals(request.getAttribute("Version"))) {
            throw malformed("its Version is not 2.0");
        }
        if (request.getAttribute("ID").isEmpty()) {
            throw malformed("it has no ID");
        }
        try {
            OffsetDateTime.parse(request.getAttribute("IssueInstant"));
        } catch (DateTimeException e) {
            throw malformed("its IssueInstant is missing or no instant");
        }
        if (Elements.child(request, SamlNames.ASSERTION, "Issuer") == null) {
            throw malformed("it has no Issuer");
        }
    }

    private static boolean flag(Element request, String name) {
        String value = Elements.attribute(request, name);
        return switch (value == null ? "false" : value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw malformed("its " + name + " is not a boolean");
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

    private static Refusal malformed(String why) {
        return new Refusal(Aadsts.MALFORMED_REQUEST, "The SAML request cannot be read: " + why + ".");
    }
}
