package com.rundiffusion.keycloak.enterprise.document.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.Fake;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.document.read.DocumentReader;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** A customer's document that is right in everything, and a realm to judge it in. */
public final class TestDocuments {

    static final String TENANT = "11111111-2222-4333-8444-555555555555";
    public static final String APPLICATION = "77777777-2222-4333-8444-555555555555";
    public static final String LOGIN_URL = "https://login.microsoftonline.com/" + TENANT + "/saml2";
    public static final String ENTRA_IDENTIFIER = "https://sts.windows.net/" + TENANT + "/";
    public static final String SIGN_ON_URL = "https://app.rundiffusion.com/?autoLoginSsoProvider=contoso";
    public static final String METADATA_URL = "https://login.microsoftonline.com/" + TENANT
            + "/federationmetadata/2007-06/federationmetadata.xml?appid=" + APPLICATION;

    /** Another enterprise of the realm has it, and the alias, the domain and the certificate below. */
    public static final String TENANT_OF_FABRIKAM = "99999999-2222-4333-8444-555555555555";

    static final String FABRIKAM = "fabrikam";
    static final X509Certificate CERTIFICATE_OF_FABRIKAM = TestCertificates.ofEntra(99);

    private TestDocuments() {}

    public static ObjectNode control() {
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        json.put("identifier", "rundiffusion.com");
        json.put("signOnUrl", SIGN_ON_URL);
        json.put("loginUrl", LOGIN_URL);
        json.put("entraIdentifier", ENTRA_IDENTIFIER);
        json.put("certificate", TestCertificates.pem(TestCertificates.ofEntra()));
        json.put("displayName", "Contoso");
        json.putArray("domains").add("contoso.com");
        json.putArray("contacts").add("it@contoso.com");
        return json;
    }

    /** What the API would say of it as a new enterprise. */
    public static Verdict verdict(ObjectNode json) {
        return verdict(json, Optional.empty());
    }

    public static Verdict verdict(ObjectNode json, Optional<Enterprise> stored) {
        return verdict(json, stored, circumstancesAt(TestCertificates.NOW));
    }

    public static Verdict verdict(ObjectNode json, Optional<Enterprise> stored, CheckContext context) {
        DocumentReader reader = new DocumentReader(json);
        EnterpriseDocument document = reader.document();
        return new DocumentChecks(context, document, stored).verdict(reader.faults());
    }

    public static CheckContext circumstancesAt(Instant now) {
        SsoSettings settings = new SsoSettings(realm(Map.of()));
        return new CheckContext(settings, new Realm(), now);
    }

    /** @param attributes beside those of the Reply URLs */
    public static RealmModel realm(Map<String, String> attributes) {
        Map<String, String> replyUrls = Map.of(
                SsoSettings.REPLY_URLS,
                "https://app.rundiffusion.com/__/auth/handler https://www.rundiffusion.com/__/auth/handler"
                        + " https://app.runnit.ai/__/auth/handler https://www.runnit.ai/__/auth/handler",
                SsoSettings.FOREIGN_REPLY_URLS,
                "https://image-ai-cb35d.firebaseapp.com/__/auth/handler");
        return Fake.of(
                RealmModel.class,
                Map.of(
                        "getAttribute",
                        arguments -> attributes.getOrDefault(
                                String.valueOf(arguments[0]), replyUrls.get(String.valueOf(arguments[0])))));
    }

    /** As Entra writes it, without what nobody reads. */
    public static String metadata(String entityId, X509Certificate... certificates) {
        StringBuilder keys = new StringBuilder();
        for (X509Certificate certificate : List.of(certificates)) {
            keys.append(
                            "<KeyDescriptor use=\"signing\"><KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><X509Data>")
                    .append("<X509Certificate>")
                    .append(TestCertificates.base64(TestCertificates.der(certificate)))
                    .append("</X509Certificate></X509Data></KeyInfo></KeyDescriptor>");
        }
        return "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><EntityDescriptor ID=\"_1\" entityID=\"" + entityId
                + "\" xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\"><IDPSSODescriptor"
                + " protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">" + keys
                + "<SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" Location=\""
                + LOGIN_URL + "\" /></IDPSSODescriptor></EntityDescriptor>";
    }

    private static final class Realm implements Taken {

        @Override
        public Optional<String> aliasOfTenant(TenantId tenant) {
            return fabrikamIf(tenant.guid().equals(TENANT_OF_FABRIKAM));
        }

        @Override
        public Optional<String> aliasOfDomain(String domain) {
            return fabrikamIf(domain.equals("fabrikam.com"));
        }

        @Override
        public Optional<String> aliasOfCertificate(String fingerprint) {
            return fabrikamIf(fingerprint.equals(new SigningCertificate(CERTIFICATE_OF_FABRIKAM).fingerprint()));
        }

        @Override
        public boolean hasProvisioned(TenantId tenant) {
            return false;
        }

        @Override
        public boolean aliasTaken(String alias) {
            return alias.equals(FABRIKAM);
        }

        private static Optional<String> fabrikamIf(boolean itIs) {
            return itIs ? Optional.of(FABRIKAM) : Optional.empty();
        }
    }
}
