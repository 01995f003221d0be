package com.rundiffusion.keycloak.entra.saml;

import static com.rundiffusion.keycloak.entra.saml.LogoutField.*;

/** The elements of a LogoutRequest, as one of 2025 had them, and of a LogoutResponse. */
final class LogoutXml {

    private LogoutXml() {}

    static String request(LogoutDraft draft) {
        Markup request = root("samlp:LogoutRequest", draft)
                .attribute("Destination", draft.get(DESTINATION))
                .attribute("NotOnOrAfter", draft.get(NOT_ON_OR_AFTER));
        issuer(request, draft);
        if (draft.has(NAME_ID)) {
            request.child(SamlNames.ASSERTION, "NameID")
                    .attribute("Format", draft.get(NAME_ID_FORMAT))
                    .text(draft.get(NAME_ID));
        }
        if (draft.has(SESSION_INDEX)) {
            request.child(SamlNames.PROTOCOL, "samlp:SessionIndex").text(draft.get(SESSION_INDEX));
        }
        return EntraText.message(request.document());
    }

    static String response(LogoutDraft draft) {
        Markup response = root("samlp:LogoutResponse", draft)
                .attribute("Destination", draft.get(DESTINATION))
                .attribute("InResponseTo", draft.get(IN_RESPONSE_TO));
        issuer(response, draft);
        if (draft.has(STATUS)) {
            response.child(SamlNames.PROTOCOL, "samlp:Status")
                    .child(SamlNames.PROTOCOL, "samlp:StatusCode")
                    .attribute("Value", draft.get(STATUS));
        }
        return EntraText.message(response.document());
    }

    private static Markup root(String name, LogoutDraft draft) {
        return Markup.root(SamlNames.PROTOCOL, name)
                .id(draft.get(ID))
                .attribute("Version", "2.0")
                .attribute("IssueInstant", draft.get(ISSUE_INSTANT));
    }

    private static void issuer(Markup message, LogoutDraft draft) {
        if (draft.has(ISSUER)) {
            message.child(SamlNames.ASSERTION, "Issuer").text(draft.get(ISSUER));
        }
    }
}
