package com.rundiffusion.keycloak.enterprise.document.check;

import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.APPLICATION;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.ENTRA_IDENTIFIER;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.LOGIN_URL;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.METADATA_URL;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.SIGN_ON_URL;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.TENANT;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.TENANT_OF_FABRIKAM;

import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.util.stream.Stream;

/** What customers get wrong in the URLs of their application. */
final class WrongUrls {

    private static final String PORTAL =
            "https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/SignOn/objectId/" + APPLICATION;
    private static final String OTHER_TENANT = "22222222-2222-4333-8444-555555555555";

    private WrongUrls() {}

    static Stream<WrongInput> all() {
        return Stream.of(identifier(), signOnUrl(), loginUrl(), entraIdentifier())
                .flatMap(inputs -> inputs);
    }

    private static Stream<WrongInput> identifier() {
        String field = "identifier";
        return Stream.of(
                WrongInput.of("Left it out", field, FaultCode.FIELD_MISSING, WrongInputs.without(field)),
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
                WrongInput.of("Left it out", field, FaultCode.FIELD_MISSING, WrongInputs.without(field)),
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
                WrongInput.of("Left it out", field, FaultCode.FIELD_MISSING, WrongInputs.without(field)),
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
}
