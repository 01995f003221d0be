package com.rundiffusion.keycloak.enterprise.document.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.document.url.SignOnUrl;
import com.rundiffusion.keycloak.fault.RequestLimit;
import com.rundiffusion.keycloak.pasted.Alias;
import com.rundiffusion.keycloak.pasted.PastedText;
import com.rundiffusion.keycloak.pasted.PrivateKeyText;
import java.util.List;
import java.util.Optional;

/**
 * The values of a customer as they were written, freed of what e-mail puts around them. Nothing is judged yet; what is
 * absent is {@code null}, a list empty.
 *
 * @param certificates pasted texts, each with one certificate or several
 * @param metadata XML
 */
public record EnterpriseDocument(
        String alias,
        String displayName,
        String identifier,
        String signOnUrl,
        String loginUrl,
        String entraIdentifier,
        List<String> certificates,
        String metadataUrl,
        String metadata,
        List<String> domains,
        String otherDomains,
        String status,
        List<String> contacts,
        String planEndsOn,
        String acceptExpiredCertificatesUntil,
        String provisioning,
        RolesDocument roles) {

    /** The alias that a document is about, given or in its Sign on URL, before anything of it is judged. */
    public static Optional<String> aliasIn(ObjectNode json) {
        return line(json, "alias")
                .map(alias -> Alias.typed(alias).map(Alias::value).orElse(alias))
                .or(() -> line(json, "signOnUrl").flatMap(SignOnUrl::alias));
    }

    private static Optional<String> line(ObjectNode json, String field) {
        // The alias stands in answers, and somebody may have pasted a key into its place.
        return Optional.ofNullable(json.path(field).textValue())
                .filter(text -> RequestLimit.SIGN_ON_URL.allows(text.length()) && !PrivateKeyText.isIn(text))
                .map(PastedText::line);
    }
}
