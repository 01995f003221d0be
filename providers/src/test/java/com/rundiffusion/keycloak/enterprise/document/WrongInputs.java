package com.rundiffusion.keycloak.enterprise.document;

import static com.rundiffusion.keycloak.enterprise.document.TestDocuments.APPLICATION;
import static com.rundiffusion.keycloak.enterprise.document.TestDocuments.ENTRA_IDENTIFIER;
import static com.rundiffusion.keycloak.enterprise.document.TestDocuments.LOGIN_URL;
import static com.rundiffusion.keycloak.enterprise.document.TestDocuments.METADATA_URL;
import static com.rundiffusion.keycloak.enterprise.document.TestDocuments.SIGN_ON_URL;
import static com.rundiffusion.keycloak.enterprise.document.TestDocuments.TENANT;
import static com.rundiffusion.keycloak.enterprise.document.TestDocuments.TENANT_OF_FABRIKAM;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.certificate.TestKeys;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What customers and operators get wrong, in the order of the contract's document. */
final class WrongInputs {

    private static final String PORTAL =
            "https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/SignOn/objectId/" + APPLICATION;
    private static final String METADATA_WITHOUT_APPLICATION = METADATA_URL.replaceFirst("\\?.*", "");
    private static final String OTHER_TENANT = "22222222-2222-4333-8444-555555555555";
    private static final String AUTHORITY = "CN=Contoso Root";

    private WrongInputs() {}

    static List<WrongInput> all() {
        return Stream.of(
                        identifier(),
                        signOnUrl(),
                        loginUrl(),
                        entraIdentifier(),
                        certificates(),
                        metadataUrl(),
                        metadata(),
                        alias(),
                        displayName(),
                        domains(),
                        rest(),
                        form())
                .flatMap(inputs -> inputs)
                .toList();
    }

    private static Stream<WrongInput> identifier() {
        String field = "identifier";
        return Stream.of(
                WrongInput.of("Left it out", field, FaultCode.FIELD_MISSING, without(field)),
                WrongInput.of("Left it blank", field, FaultCode.FIELD_MISSING, "  "),
                WrongInput.of("Typed a space into it", field, FaultCode.IDENTIFIER_WITH_SPACE, "rundiffusion .com"),
                WrongInput.of(
                        "Pasted a sentence",
                        field,
                        FaultCode.IDENTIFIER_WITH_SPACE,
                        "the Entity ID is rundiffusion.com"),
                WrongInput.of(
                        "Pasted two of them",
                        field,
                        FaultCode.IDENTIFIER_WITH_SPACE,
                        "rundiffusion.com www.rundiffusion.com"),
                WrongInput.of(
                        "Typed it in full-width letters", field, FaultCode.IDENTIFIER_MALFORMED, "ｒｕｎｄｉｆｆｕｓｉｏｎ．ｃｏｍ"),
                WrongInput.of(
                        "Pasted half of a link",
                        field,
                        FaultCode.IDENTIFIER_MALFORMED,
                        "rundiffusion.com|rundiffusion"),
                WrongInput.of(
                        "Copied the label with it",
                        field,
                        FaultCode.IDENTIFIER_MALFORMED,
                        "Bezeichner:rundiffusion.com"),
                WrongInput.of(
                        "Copied the audience of an answer",
                        field,
                        FaultCode.IDENTIFIER_IS_AUDIENCE,
                        "spn:rundiffusion.com"),
                WrongInput.of(
                        "Pasted the certificate",
                        field,
                        FaultCode.VALUE_OF_OTHER_FIELD,
                        TestCertificates.pem(TestCertificates.ofEntra())),
                WrongInput.of(
                        "Pasted the Reply URL",
                        field,
                        FaultCode.IDENTIFIER_IS_URL_OF_OTHER_FIELD,
                        "https://app.rundiffusion.com/__/auth/handler"),
                WrongInput.of("Pasted the Sign on URL", field, FaultCode.IDENTIFIER_IS_URL_OF_OTHER_FIELD, SIGN_ON_URL),
                WrongInput.of("Pasted the Login URL", field, FaultCode.IDENTIFIER_IS_URL_OF_OTHER_FIELD, LOGIN_URL),
                WrongInput.of(
                        "Pasted the Microsoft Entra Identifier",
                        field,
                        FaultCode.IDENTIFIER_IS_URL_OF_OTHER_FIELD,
                        ENTRA_IDENTIFIER),
                WrongInput.of("Pasted the Application ID", field, FaultCode.IDENTIFIER_IS_APPLICATION_ID, APPLICATION));
    }

    private static Stream<WrongInput> signOnUrl() {
        String field = "signOnUrl";
        String app = "https://app.rundiffusion.com/";
        return Stream.of(
                WrongInput.of(
                        "Left out https://",
                        field,
                        FaultCode.SIGN_ON_URL_MALFORMED,
                        "app.rundiffusion.com/?autoLoginSsoProvider=contoso"),
                WrongInput.of("Typed http://", field, FaultCode.SIGN_ON_URL_HOST, SIGN_ON_URL.replace("https", "http")),
                WrongInput.of(
                        "Used the company's own site",
                        field,
                        FaultCode.SIGN_ON_URL_HOST,
                        "https://www.contoso.com/?autoLoginSsoProvider=contoso"),
                WrongInput.of(
                        "Used the domain without app.",
                        field,
                        FaultCode.SIGN_ON_URL_HOST,
                        "https://rundiffusion.com/?autoLoginSsoProvider=contoso"),
                WrongInput.of("Pasted the Login URL", field, FaultCode.SIGN_ON_URL_HOST, LOGIN_URL),
                WrongInput.of("Left out the parameter", field, FaultCode.SIGN_ON_URL_WITHOUT_PARAMETER, app),
                WrongInput.of(
                        "Left the parameter empty",
                        field,
                        FaultCode.SIGN_ON_URL_WITHOUT_PARAMETER,
                        app + "?autoLoginSsoProvider="),
                WrongInput.of(
                        "Wrote the parameter's name in lower case",
                        field,
                        FaultCode.SIGN_ON_URL_WITHOUT_PARAMETER,
                        app + "?autologinssoprovider=contoso"),
                WrongInput.of(
                        "Kept the guide's example",
                        field,
                        FaultCode.SIGN_ON_URL_PLACEHOLDER,
                        app + "?autoLoginSsoProvider=mycompanyname"),
                WrongInput.of(
                        "Kept brackets in place of a name",
                        field,
                        FaultCode.SIGN_ON_URL_PLACEHOLDER,
                        app + "?autoLoginSsoProvider=<company>"),
                WrongInput.of(
                        "Named two aliases",
                        field,
                        FaultCode.SIGN_ON_URL_AMBIGUOUS,
                        SIGN_ON_URL + "&autoLoginSsoProvider=fabrikam"),
                WrongInput.of(
                        "Named another alias than the document",
                        field,
                        FaultCode.SIGN_ON_URL_ALIAS,
                        json -> json.put("alias", "contoso-ltd")),
                WrongInput.of(
                        "Pasted the Reply URL", field, FaultCode.SIGN_ON_URL_IS_REPLY_URL, app + "__/auth/handler"));
    }

    private static Stream<WrongInput> loginUrl() {
        String field = "loginUrl";
        String host = "https://login.microsoftonline.com/";
        return Stream.of(
                WrongInput.of("Left it out", field, FaultCode.FIELD_MISSING, without(field)),
                WrongInput.of(
                        "Left out https://",
                        field,
                        FaultCode.LOGIN_URL_MALFORMED,
                        "login.microsoftonline.com/" + TENANT + "/saml2"),
                WrongInput.of("Wrote a sentence", field, FaultCode.LOGIN_URL_MALFORMED, "see the screenshot"),
                WrongInput.of(
                        "Typed http://", field, FaultCode.LOGIN_URL_NOT_HTTPS, LOGIN_URL.replace("https", "http")),
                WrongInput.of(
                        "Sent the address of another identity provider",
                        field,
                        FaultCode.LOGIN_URL_HOST,
                        "https://adfs.contoso.com/adfs/ls/"),
                WrongInput.of(
                        "Sent a host that only looks like Microsoft's",
                        field,
                        FaultCode.LOGIN_URL_HOST,
                        "https://login.microsoftonline.com.contoso.com/" + TENANT + "/saml2"),
                WrongInput.of(
                        "Sent the host's name of 2014",
                        field,
                        FaultCode.LOGIN_URL_FORMER_HOST,
                        LOGIN_URL.replace("login.microsoftonline.com", "login.windows.net")),
                WrongInput.of(
                        "Sent the former name of China's host",
                        field,
                        FaultCode.LOGIN_URL_FORMER_HOST,
                        LOGIN_URL.replace("login.microsoftonline.com", "login.chinacloudapi.cn")),
                WrongInput.of(
                        "Sent the former name of the US government's host",
                        field,
                        FaultCode.LOGIN_URL_FORMER_HOST,
                        LOGIN_URL.replace("login.microsoftonline.com", "login-us.microsoftonline.com")),
                WrongInput.of(
                        "Sent the host of the German cloud, which is closed",
                        field,
                        FaultCode.LOGIN_URL_FORMER_HOST,
                        LOGIN_URL.replace("login.microsoftonline.com", "login.microsoftonline.de")),
                WrongInput.of(
                        "Pasted two of them",
                        field,
                        FaultCode.LOGIN_URL_MALFORMED,
                        "{old}: " + LOGIN_URL + ", new: " + LOGIN_URL),
                WrongInput.of(
                        "Pasted the Federation Metadata XML",
                        field,
                        FaultCode.VALUE_OF_OTHER_FIELD,
                        TestDocuments.metadata(
                                ENTRA_IDENTIFIER, TestCertificates.ofEntra(), TestCertificates.ofEntra(2))),
                WrongInput.of(
                        "Copied the address bar during a sign-in",
                        field,
                        FaultCode.LOGIN_URL_EXTRAS,
                        LOGIN_URL + "?SAMLRequest=fZFBT8MwDIX"),
                WrongInput.of(
                        "Typed a port", field, FaultCode.LOGIN_URL_EXTRAS, LOGIN_URL.replace(".com/", ".com:443/")),
                WrongInput.of("Copied the portal's address bar", field, FaultCode.LOGIN_URL_IS_PORTAL, PORTAL),
                WrongInput.of(
                        "Copied the address of the My Apps page",
                        field,
                        FaultCode.LOGIN_URL_IS_PORTAL,
                        "https://myapps.microsoft.com/signin/" + APPLICATION),
                WrongInput.of(
                        "Pasted the App Federation Metadata Url", field, FaultCode.LOGIN_URL_IS_METADATA, METADATA_URL),
                WrongInput.of("Pasted the Sign on URL", field, FaultCode.LOGIN_URL_IS_SIGN_ON_URL, SIGN_ON_URL),
                WrongInput.of(
                        "Pasted a Reply URL",
                        field,
                        FaultCode.LOGIN_URL_IS_SIGN_ON_URL,
                        "https://app.runnit.ai/__/auth/handler"),
                WrongInput.of(
                        "Pasted the Microsoft Entra Identifier",
                        field,
                        FaultCode.LOGIN_URL_IS_ENTRA_IDENTIFIER,
                        ENTRA_IDENTIFIER),
                WrongInput.of(
                        "Sent the endpoint of OpenID Connect",
                        field,
                        FaultCode.LOGIN_URL_OTHER_PROTOCOL,
                        host + TENANT + "/oauth2/v2.0/authorize"),
                WrongInput.of(
                        "Sent the endpoint of WS-Federation",
                        field,
                        FaultCode.LOGIN_URL_OTHER_PROTOCOL,
                        host + TENANT + "/wsfed"),
                WrongInput.of("Cut off its end", field, FaultCode.LOGIN_URL_OTHER_PROTOCOL, host + TENANT),
                WrongInput.of(
                        "Copied it from a tutorial, with common",
                        field,
                        FaultCode.LOGIN_URL_WITHOUT_TENANT,
                        host + "common/saml2"),
                WrongInput.of(
                        "Copied it from a tutorial, with organizations",
                        field,
                        FaultCode.LOGIN_URL_WITHOUT_TENANT,
                        host + "organizations/saml2"),
                WrongInput.of(
                        "Copied it without the tenant id", field, FaultCode.LOGIN_URL_WITHOUT_TENANT, host + "saml2"),
                WrongInput.of(
                        "Kept a placeholder", field, FaultCode.LOGIN_URL_WITHOUT_TENANT, host + "{tenant-id}/saml2"),
                WrongInput.of(
                        "Named the tenant by its domain",
                        field,
                        FaultCode.LOGIN_URL_TENANT_NAME,
                        host + "contoso.onmicrosoft.com/saml2"),
                WrongInput.of(
                        "Lost a digit of the tenant id",
                        field,
                        FaultCode.LOGIN_URL_TENANT_NAME,
                        LOGIN_URL.replace("5/saml2", "/saml2")),
                WrongInput.of(
                        "Copied it from another tenant",
                        field,
                        FaultCode.LOGIN_URL_TENANT_MISMATCH,
                        LOGIN_URL.replace(TENANT, OTHER_TENANT)));
    }

    private static Stream<WrongInput> entraIdentifier() {
        String field = "entraIdentifier";
        String host = "https://sts.windows.net/";
        return Stream.of(
                WrongInput.of("Left it out", field, FaultCode.FIELD_MISSING, without(field)),
                WrongInput.of("Sent the tenant id alone", field, FaultCode.ENTRA_IDENTIFIER_MALFORMED, TENANT),
                WrongInput.of(
                        "Sent the issuer of OpenID Connect",
                        field,
                        FaultCode.ENTRA_IDENTIFIER_MALFORMED,
                        "https://login.microsoftonline.com/" + TENANT + "/v2.0"),
                WrongInput.of(
                        "Sent the issuer of another identity provider",
                        field,
                        FaultCode.ENTRA_IDENTIFIER_MALFORMED,
                        "http://adfs.contoso.com/adfs/services/trust"),
                WrongInput.of(
                        "Typed http://",
                        field,
                        FaultCode.ENTRA_IDENTIFIER_MALFORMED,
                        ENTRA_IDENTIFIER.replace("https", "http")),
                WrongInput.of(
                        "Pasted half of the Login URL",
                        field,
                        FaultCode.ENTRA_IDENTIFIER_MALFORMED,
                        "https://login.microsoftonline.com/" + TENANT + "/"),
                WrongInput.of(
                        "Pasted a word behind it",
                        field,
                        FaultCode.ENTRA_IDENTIFIER_MALFORMED,
                        ENTRA_IDENTIFIER + "contoso"),
                WrongInput.of("Lost the slash at its end", field, FaultCode.ENTRA_IDENTIFIER_SLASH, host + TENANT),
                WrongInput.of("Pasted the Login URL", field, FaultCode.ENTRA_IDENTIFIER_IS_LOGIN_URL, LOGIN_URL),
                WrongInput.of(
                        "Pasted the App Federation Metadata Url",
                        field,
                        FaultCode.ENTRA_IDENTIFIER_IS_METADATA,
                        METADATA_URL),
                WrongInput.of("Copied the portal's address bar", field, FaultCode.ENTRA_IDENTIFIER_IS_PORTAL, PORTAL),
                WrongInput.of(
                        "Pasted our Identifier", field, FaultCode.ENTRA_IDENTIFIER_IS_IDENTIFIER, "rundiffusion.com"),
                WrongInput.of("Sent it without the tenant id", field, FaultCode.ENTRA_IDENTIFIER_WITHOUT_TENANT, host),
                WrongInput.of(
                        "Kept a placeholder", field, FaultCode.ENTRA_IDENTIFIER_WITHOUT_TENANT, host + "{tenantid}/"),
                WrongInput.of(
                        "Sent the values of a tenant that is connected already",
                        field,
                        FaultCode.TENANT_TAKEN,
                        json -> json.put(field, host + TENANT_OF_FABRIKAM + "/")
                                .put("loginUrl", LOGIN_URL.replace(TENANT, TENANT_OF_FABRIKAM))),
                new WrongInput(
                        "Moved a connected company to another tenant",
                        field,
                        FaultCode.TENANT_CHANGED,
                        json -> json.put(field, host + OTHER_TENANT + "/")
                                .put("loginUrl", LOGIN_URL.replace(TENANT, OTHER_TENANT)),
                        true));
    }

    private static Stream<WrongInput> certificates() {
        String pem = TestCertificates.pem(TestCertificates.ofEntra());
        byte[] key = TestCertificates.rsa().getPublic().getEncoded();
        return Stream.of(
                WrongInput.of("Left it out", "certificates", FaultCode.CERTIFICATE_MISSING, without("certificate")),
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
                        json -> without("certificate")
                                .apply(json)
                                .put(
                                        field,
                                        TestDocuments.metadata(
                                                ENTRA_IDENTIFIER, TestDocuments.CERTIFICATE_OF_FABRIKAM))),
                WrongInput.of(
                        "Pasted a file whose only certificate has expired",
                        field,
                        FaultCode.CERTIFICATE_EXPIRED,
                        json -> without("certificate")
                                .apply(json)
                                .put(field, TestDocuments.metadata(ENTRA_IDENTIFIER, TestCertificates.expired()))));
    }

    private static Stream<WrongInput> alias() {
        String field = "alias";
        return Stream.of(
                WrongInput.of(
                        "Gave neither an alias nor a Sign on URL",
                        field,
                        FaultCode.FIELD_MISSING,
                        without("signOnUrl")),
                withAlias("Wrote the company's full name", FaultCode.ALIAS_MALFORMED, "Müller & Söhne GmbH"),
                withAlias("Began it with a hyphen", FaultCode.ALIAS_MALFORMED, "-contoso"),
                withAlias("Wrote an underscore", FaultCode.ALIAS_MALFORMED, "contoso_ltd"),
                withAlias("Chose a very long one", FaultCode.ALIAS_MALFORMED, "c".repeat(64)),
                withAlias("Chose a word of this API", FaultCode.ALIAS_RESERVED, "import"),
                withAlias("Kept the guide's example", FaultCode.ALIAS_RESERVED, "mycompanyname"),
                withAlias("Chose one that another company has", FaultCode.ALIAS_TAKEN, "fabrikam"),
                new WrongInput(
                        "Renamed a connected company",
                        field,
                        FaultCode.ALIAS_CHANGED,
                        json -> without("signOnUrl").apply(json).put(field, "contoso-ltd"),
                        true));
    }

    private static Stream<WrongInput> displayName() {
        String field = "displayName";
        return Stream.of(
                WrongInput.of("Wrote a tag", field, FaultCode.DISPLAY_NAME_MALFORMED, "Contoso <b>Ltd</b> Group"),
                WrongInput.of("Pasted a page of text", field, FaultCode.TEXT_TOO_LONG, "Contoso ".repeat(100)));
    }

    private static Stream<WrongInput> domains() {
        return Stream.of(
                domain("Wrote one word", FaultCode.DOMAIN_MALFORMED, "contoso"),
                domain("Pasted the address of the site", FaultCode.DOMAIN_MALFORMED, "https://www.contoso.com/"),
                domain("Wrote a wildcard", FaultCode.DOMAIN_MALFORMED, "*.contoso.com"),
                domain("Wrote the address of a machine", FaultCode.DOMAIN_MALFORMED, "10.20.30.40"),
                domain("Wrote an email address", FaultCode.DOMAIN_IS_ADDRESS, "ada@contoso.com"),
                domain("Wrote the @ too", FaultCode.DOMAIN_IS_ADDRESS, "@contoso.com"),
                domain("Named Gmail", FaultCode.DOMAIN_PUBLIC, "gmail.com"),
                domain("Named Outlook", FaultCode.DOMAIN_PUBLIC, "Outlook.com"),
                domain("Named the domain that Microsoft gave", FaultCode.DOMAIN_ONMICROSOFT, "contoso.onmicrosoft.com"),
                domain("Named a carrier's", FaultCode.DOMAIN_PUBLIC, "docomo.ne.jp"),
                domain("Named what companies' domains end in", FaultCode.DOMAIN_PUBLIC_SUFFIX, "co.uk"),
                domain("Named ours", FaultCode.DOMAIN_OURS, "rundiffusion.com"),
                domain("Named the domain of another company", FaultCode.DOMAIN_TAKEN, "fabrikam.com"));
    }

    private static Stream<WrongInput> rest() {
        return Stream.of(
                WrongInput.of("Invented a rule", "otherDomains", FaultCode.OTHER_DOMAINS_UNKNOWN, "allow"),
                WrongInput.of("Invented a status", "status", FaultCode.STATUS_UNKNOWN, "enabled"),
                WrongInput.of("Named a person", "contacts", FaultCode.CONTACT_MALFORMED, json -> {
                    json.putArray("contacts").add("Ada");
                    return json;
                }),
                WrongInput.of("Forgot the end of an address", "contacts", FaultCode.CONTACT_MALFORMED, json -> {
                    json.putArray("contacts").add("it@contoso");
                    return json;
                }),
                WrongInput.of("Wrote the day first", "planEndsOn", FaultCode.PLAN_END_MALFORMED, "31.12.2026"),
                WrongInput.of("Wrote words", "planEndsOn", FaultCode.PLAN_END_MALFORMED, "end of year"),
                WrongInput.of(
                        "Named a day that there is not", "planEndsOn", FaultCode.PLAN_END_MALFORMED, "2026-02-30"),
                WrongInput.of(
                        "Wrote a year of nine digits", "planEndsOn", FaultCode.PLAN_END_MALFORMED, "+999999999-12-31"),
                WrongInput.of("Named a day that is over", "planEndsOn", FaultCode.PLAN_END_PAST, "2026-06-14"),
                expired("Wrote the day first", FaultCode.EXPIRY_TOLERANCE_MALFORMED, "31.7.2026"),
                expired("Wrote yes", FaultCode.EXPIRY_TOLERANCE_MALFORMED, "true"),
                expired("Named a day that is over", FaultCode.EXPIRY_TOLERANCE_RANGE, "2026-06-14"),
                expired("Named a day that is too far", FaultCode.EXPIRY_TOLERANCE_RANGE, "2026-09-14"));
    }

    private static WrongInput expired(String mistake, FaultCode code, String value) {
        return WrongInput.of(mistake, "acceptExpiredCertificatesUntil", code, value);
    }

    private static Stream<WrongInput> form() {
        return Stream.of(
                WrongInput.of(
                        "Wrote azureAdIdentifier", "azureAdIdentifier", FaultCode.FIELD_UNKNOWN, ENTRA_IDENTIFIER),
                WrongInput.of("Mistyped a field's name", "contacs", FaultCode.FIELD_UNKNOWN, "it@contoso.com"),
                WrongInput.of("Added a note", "salesforceId", FaultCode.FIELD_UNKNOWN, "0017000000"),
                WrongInput.of(
                        "Wrote a number for a text",
                        "displayName",
                        FaultCode.FIELD_TYPE,
                        json -> json.put("displayName", 42)),
                WrongInput.of(
                        "Wrote yes or no for a text", "status", FaultCode.FIELD_TYPE, json -> json.put("status", true)),
                WrongInput.of("Wrote an object for a list", "domains", FaultCode.FIELD_TYPE, json -> {
                    json.putObject("domains").put("name", "contoso.com");
                    return json;
                }),
                WrongInput.of("Wrote a list for a text", "loginUrl", FaultCode.FIELD_TYPE, json -> {
                    json.putArray("loginUrl").add(LOGIN_URL);
                    return json;
                }),
                WrongInput.of(
                        "Pasted a private key into another field",
                        "loginUrl",
                        FaultCode.CERTIFICATE_IS_PRIVATE_KEY,
                        TestKeys.pkcs8()),
                WrongInput.of("Pasted a whole page for a URL", "loginUrl", FaultCode.TEXT_TOO_LONG, "x ".repeat(2000)));
    }

    private static WrongInput certificate(String mistake, FaultCode code, X509Certificate certificate) {
        return certificate(mistake, code, TestCertificates.pem(certificate));
    }

    /** In the one field that customers fill; what is wrong with it is said of the list. */
    private static WrongInput certificate(String mistake, FaultCode code, String text) {
        return WrongInput.of(mistake, "certificates", code, json -> json.put("certificate", text));
    }

    private static WrongInput withAlias(String mistake, FaultCode code, String alias) {
        return WrongInput.of(
                mistake, "alias", code, json -> without("signOnUrl").apply(json).put("alias", alias));
    }

    private static WrongInput domain(String mistake, FaultCode code, String domain) {
        return WrongInput.of(mistake, "domains", code, json -> {
            json.putArray("domains").add("contoso.com").add(domain);
            return json;
        });
    }

    private static ObjectNode withCertificates(ObjectNode json, X509Certificate... certificates) {
        json.remove("certificate");
        Stream.of(certificates).map(TestCertificates::pem).forEach(json.putArray("certificates")::add);
        return json;
    }

    private static UnaryOperator<ObjectNode> without(String field) {
        return json -> {
            json.remove(field);
            return json;
        };
    }
}
