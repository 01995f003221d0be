package com.rundiffusion.keycloak.enterprise.document.check;

import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.APPLICATION;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.ENTRA_IDENTIFIER;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.LOGIN_URL;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.METADATA_URL;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.TENANT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.certificate.TestKeys;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What customers get wrong where the keys come from: certificates and metadata. */
final class WrongKeys {

    private static final String PORTAL =
            "https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/SignOn/objectId/" + APPLICATION;
    private static final String METADATA_WITHOUT_APPLICATION = METADATA_URL.replaceFirst("\\?.*", "");
    private static final String OTHER_TENANT = "22222222-2222-4333-8444-555555555555";
    private static final String AUTHORITY = "CN=Contoso Root";

    private WrongKeys() {}

    static Stream<WrongInput> all() {
        return Stream.of(certificates(), metadataUrl(), metadata()).flatMap(inputs -> inputs);
    }

    private static Stream<WrongInput> certificates() {
        String pem = TestCertificates.pem(TestCertificates.ofEntra());
        byte[] key = TestCertificates.rsa().getPublic().getEncoded();
        return Stream.of(
                WrongInput.of(
                        "Left it out",
                        "certificates",
                        FaultCode.CERTIFICATE_MISSING,
                        WrongInputs.without("certificate")),
                certificate("Sent the file's name", FaultCode.CERTIFICATE_UNREADABLE, "RunDiffusion.com.cer"),
                certificate("Copied half of it", FaultCode.CERTIFICATE_TRUNCATED, pem.substring(0, 700)),
                certificate("Lost its first lines", FaultCode.CERTIFICATE_TRUNCATED, pem.substring(120)),
                certificate(
                        "Opened \"Certificate (Raw)\" in an editor",
                        FaultCode.CERTIFICATE_BINARY,
                        new String(TestCertificates.der(TestCertificates.ofEntra()), StandardCharsets.UTF_8)),
                certificate(
                        "Copied the Thumbprint",
                        FaultCode.CERTIFICATE_IS_THUMBPRINT,
                        "AB12CD34EF56AB12CD34EF56AB12CD34EF56AB12"),
                certificate(
                        "Copied a thumbprint with colons",
                        FaultCode.CERTIFICATE_IS_THUMBPRINT,
                        "AB:12:CD:34:EF:56:AB:12:CD:34:EF:56:AB:12:CD:34:EF:56:AB:12"),
                certificate(
                        "Pasted the Federation Metadata XML",
                        FaultCode.CERTIFICATE_IS_METADATA,
                        TestDocuments.metadata(ENTRA_IDENTIFIER, TestCertificates.ofEntra())),
                certificate("Sent the private key", FaultCode.CERTIFICATE_IS_PRIVATE_KEY, TestKeys.pkcs8()),
                certificate(
                        "Sent the private key without its PEM lines",
                        FaultCode.CERTIFICATE_IS_PRIVATE_KEY,
                        TestCertificates.base64(
                                TestCertificates.rsa().getPrivate().getEncoded())),
                certificate(
                        "Sent the private key beside the certificate",
                        FaultCode.CERTIFICATE_IS_PRIVATE_KEY,
                        pem + TestKeys.pkcs8()),
                certificate(
                        "Sent the .pfx file that the certificate was uploaded with",
                        FaultCode.CERTIFICATE_IS_PRIVATE_KEY,
                        TestKeys.allForms().get("PKCS#12 as Base64")),
                certificate(
                        "Sent the public key",
                        FaultCode.CERTIFICATE_IS_OTHER_PEM,
                        TestCertificates.pem("PUBLIC KEY", key, 64)),
                certificate(
                        "Sent the certificate of their authority too",
                        FaultCode.CERTIFICATE_CHAIN,
                        TestCertificates.pem(TestCertificates.issuedBy(AUTHORITY))
                                + TestCertificates.pem(TestCertificates.authority(AUTHORITY))),
                WrongInput.of(
                        "Sent a list with the certificate of their authority",
                        "certificates",
                        FaultCode.CERTIFICATE_CHAIN,
                        json -> withCertificates(
                                json, TestCertificates.issuedBy(AUTHORITY), TestCertificates.authority(AUTHORITY))),
                certificate(
                        "Uploaded one with a short key",
                        FaultCode.CERTIFICATE_WEAK_KEY,
                        TestCertificates.withKey(TestCertificates.rsa("weak", 1024), "SHA256withRSA")),
                certificate("Pasted the App Federation Metadata Url", FaultCode.VALUE_OF_OTHER_FIELD, METADATA_URL),
                certificate(
                        "Lost a few bytes in the middle of it",
                        FaultCode.CERTIFICATE_NOT_UNDERSTOOD,
                        TestCertificates.pem("CERTIFICATE", TestCertificates.damaged(), 76)),
                certificate(
                        "Uploaded one with a very long key",
                        FaultCode.CERTIFICATE_COSTLY_KEY,
                        TestCertificates.withKey(
                                new KeyPair(
                                        TestCertificates.publicKey(16_384, BigInteger.valueOf(65_537)),
                                        TestCertificates.rsa().getPrivate()),
                                "SHA256withRSA")),
                certificate(
                        "Uploaded one with a key for RSA-PSS",
                        FaultCode.CERTIFICATE_KEY_KIND,
                        TestCertificates.withKey(
                                TestCertificates.keys("RSASSA-PSS", "RSASSA-PSS", 2048), "SHA256withRSAandMGF1")),
                certificate(
                        "Uploaded one with a DSA key",
                        FaultCode.CERTIFICATE_KEY_KIND,
                        TestCertificates.withKey(TestCertificates.keys("DSA", "DSA", 2048), "SHA256withDSA")),
                certificate(
                        "Uploaded one signed with SHA-1",
                        FaultCode.CERTIFICATE_WEAK_SIGNATURE,
                        TestCertificates.signedWith("SHA1withRSA")),
                certificate(
                        "Sent the one of three years ago", FaultCode.CERTIFICATE_EXPIRED, TestCertificates.expired()),
                certificate(
                        "Sent the one made for next month",
                        FaultCode.CERTIFICATE_NOT_YET_VALID,
                        TestCertificates.notYetValid()),
                certificate(
                        "Sent the one of another company",
                        FaultCode.CERTIFICATE_TAKEN,
                        TestDocuments.CERTIFICATE_OF_FABRIKAM),
                certificate(
                        "Pasted thirty into one text",
                        FaultCode.TEXT_TOO_LONG,
                        Stream.iterate(1, number -> number + 1)
                                .limit(30)
                                .map(TestCertificates::ofEntra)
                                .map(TestCertificates::pem)
                                .collect(Collectors.joining())),
                WrongInput.of(
                        "Sent thirty at once",
                        "certificates",
                        FaultCode.TEXT_TOO_LONG,
                        json -> withCertificates(
                                json,
                                Stream.iterate(1, number -> number + 1)
                                        .limit(30)
                                        .map(TestCertificates::ofEntra)
                                        .toArray(X509Certificate[]::new))));
    }

    private static Stream<WrongInput> metadataUrl() {
        String field = "metadataUrl";
        return Stream.of(
                WrongInput.of("Sent a word", field, FaultCode.METADATA_URL_MALFORMED, "metadata"),
                WrongInput.of("Pasted the Login URL", field, FaultCode.METADATA_URL_MALFORMED, LOGIN_URL),
                WrongInput.of("Copied the portal's address bar", field, FaultCode.METADATA_URL_IS_PORTAL, PORTAL),
                WrongInput.of(
                        "Typed http://",
                        field,
                        FaultCode.METADATA_URL_NOT_HTTPS,
                        METADATA_URL.replace("https", "http")),
                WrongInput.of(
                        "Uploaded the file somewhere",
                        field,
                        FaultCode.METADATA_URL_HOST,
                        "https://www.contoso.com/federationmetadata.xml"),
                WrongInput.of(
                        "Sent the host's name of 2014",
                        field,
                        FaultCode.METADATA_URL_FORMER_HOST,
                        METADATA_URL.replace("login.microsoftonline.com", "login.windows.net")),
                WrongInput.of(
                        "Pasted the Federation Metadata XML",
                        field,
                        FaultCode.VALUE_OF_OTHER_FIELD,
                        TestDocuments.metadata(ENTRA_IDENTIFIER, TestCertificates.ofEntra())),
                WrongInput.of(
                        "Cut off ?appid=",
                        field,
                        FaultCode.METADATA_URL_WITHOUT_APPLICATION,
                        METADATA_WITHOUT_APPLICATION),
                WrongInput.of(
                        "Left the application id empty",
                        field,
                        FaultCode.METADATA_URL_WITHOUT_APPLICATION,
                        METADATA_WITHOUT_APPLICATION + "?appid="),
                WrongInput.of(
                        "Copied it from another tenant",
                        field,
                        FaultCode.METADATA_URL_TENANT,
                        METADATA_URL.replace(TENANT, OTHER_TENANT)),
                WrongInput.of(
                        "Copied it from a tutorial, with common",
                        field,
                        FaultCode.METADATA_URL_TENANT,
                        METADATA_URL.replace(TENANT, "common")));
    }

    private static Stream<WrongInput> metadata() {
        String field = "metadata";
        X509Certificate certificate = TestCertificates.ofEntra();
        return Stream.of(
                WrongInput.of("Pasted a sentence", field, FaultCode.METADATA_UNREADABLE, "see attachment"),
                WrongInput.of("Pasted the App Federation Metadata Url", field, FaultCode.METADATA_IS_URL, METADATA_URL),
                WrongInput.of("Pasted the Login URL", field, FaultCode.VALUE_OF_OTHER_FIELD, LOGIN_URL),
                WrongInput.of(
                        "Pasted the certificate",
                        field,
                        FaultCode.METADATA_IS_CERTIFICATE,
                        TestCertificates.pem(certificate)),
                WrongInput.of(
                        "Pasted half of the file",
                        field,
                        FaultCode.METADATA_CUT_OFF,
                        TestDocuments.metadata(ENTRA_IDENTIFIER, certificate).substring(0, 900)),
                WrongInput.of(
                        "Pasted the file of a service provider",
                        field,
                        FaultCode.METADATA_UNREADABLE,
                        TestDocuments.metadata(ENTRA_IDENTIFIER, certificate)
                                .replace("IDPSSODescriptor", "SPSSODescriptor")),
                WrongInput.of(
                        "Pasted the file that is for all tenants",
                        field,
                        FaultCode.METADATA_WITHOUT_TENANT,
                        TestDocuments.metadata("https://sts.windows.net/{tenantid}/", certificate)),
                WrongInput.of(
                        "Pasted the file of another tenant",
                        field,
                        FaultCode.METADATA_OTHER_ISSUER,
                        TestDocuments.metadata(ENTRA_IDENTIFIER.replace(TENANT, OTHER_TENANT), certificate)),
                WrongInput.of(
                        "Pasted a file without keys",
                        field,
                        FaultCode.METADATA_WITHOUT_CERTIFICATE,
                        TestDocuments.metadata(ENTRA_IDENTIFIER)),
                WrongInput.of(
                        "Pasted a file whose only key is short",
                        field,
                        FaultCode.METADATA_WITHOUT_CERTIFICATE,
                        TestDocuments.metadata(
                                ENTRA_IDENTIFIER,
                                TestCertificates.withKey(TestCertificates.rsa("weak", 1024), "SHA256withRSA"))),
                WrongInput.of(
                        "Pasted a file with the key of another company",
                        field,
                        FaultCode.CERTIFICATE_TAKEN,
                        json -> WrongInputs.without("certificate")
                                .apply(json)
                                .put(
                                        field,
                                        TestDocuments.metadata(
                                                ENTRA_IDENTIFIER, TestDocuments.CERTIFICATE_OF_FABRIKAM))),
                WrongInput.of(
                        "Pasted a file whose only certificate has expired",
                        field,
                        FaultCode.CERTIFICATE_EXPIRED,
                        json -> WrongInputs.without("certificate")
                                .apply(json)
                                .put(field, TestDocuments.metadata(ENTRA_IDENTIFIER, TestCertificates.expired()))));
    }

    private static WrongInput certificate(String mistake, FaultCode code, X509Certificate certificate) {
        return certificate(mistake, code, TestCertificates.pem(certificate));
    }

    /** In the one field that customers fill; what is wrong with it is said of the list. */
    private static WrongInput certificate(String mistake, FaultCode code, String text) {
        return WrongInput.of(mistake, "certificates", code, json -> json.put("certificate", text));
    }

    private static ObjectNode withCertificates(ObjectNode json, X509Certificate... certificates) {
        json.remove("certificate");
        Stream.of(certificates).map(TestCertificates::pem).forEach(json.putArray("certificates")::add);
        return json;
    }
}
