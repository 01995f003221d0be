package com.rundiffusion.keycloak.entra.saml;

import java.time.Instant;

/** The AuthnRequest behind the portal's "Test" button. */
public final class TestRequest {

    /** Always the same; Entra knows the request by it and answers without InResponseTo. */
    public static final String ID = "F84D888AA3B44C1B844375A4E8210D9E";

    private TestRequest() {}

    public static String toXml(String issuer, String loginUrl, String replyUrl, Instant at) {
        Markup request = Markup.root(SamlNames.PROTOCOL, "samlp:AuthnRequest")
                .id(ID)
                .attribute("Version", "2.0")
                .attribute("IssueInstant", EntraTime.inSaml(at))
                .attribute("Destination", loginUrl)
                .attribute("AssertionConsumerServiceURL", replyUrl);
        request.child(SamlNames.ASSERTION, "Issuer").text(issuer);
        return EntraText.message(request.document());
    }
}
