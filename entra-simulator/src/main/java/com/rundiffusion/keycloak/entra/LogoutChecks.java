package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.Aadsts;
import com.rundiffusion.keycloak.entra.saml.LogoutRequest;
import com.rundiffusion.keycloak.entra.saml.Refusal;
import com.rundiffusion.keycloak.entra.saml.RequestSignature;

/** What Entra accepts of a LogoutRequest: less than of an AuthnRequest, and neither its age nor whom it names. */
final class LogoutChecks {

    private final EntraTenant tenant;
    private final EnterpriseApplication application;

    LogoutChecks(EntraTenant tenant) {
        this.tenant = tenant;
        this.application = tenant.application();
    }

    /** @throws Refusal if something is wrong with it */
    void accept(LogoutRequest request) {
        RequestChecks.requireIssuer(tenant, request.issuer());
        RequestChecks.requireId(request.id());
        RequestChecks.requireDestination(tenant, request.destination());
        if (request.encryptedId()) {
            throw new Refusal(Aadsts.MALFORMED_REQUEST, "The SAML request cannot be read: its NameID is encrypted.");
        }
        if (request.nameId() == null || request.nameId().isEmpty()) {
            throw new Refusal(Aadsts.MISSING_NAME_ID, "The LogoutRequest has no NameID.");
        }
        if (!request.sessionIndexes().stream().allMatch(tenant::gaveSessionIndex)) {
            throw new Refusal(
                    Aadsts.MALFORMED_REQUEST,
                    "The SAML request cannot be read: its SessionIndex is none that this tenant gave.");
        }
        if (!application.verificationCertificates().isEmpty()
                && !RequestSignature.valid(request, application.verificationCertificates())) {
            throw new RequestChecks(tenant).unsigned();
        }
    }
}
