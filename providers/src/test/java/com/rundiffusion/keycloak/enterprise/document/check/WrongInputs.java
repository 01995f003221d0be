package com.rundiffusion.keycloak.enterprise.document.check;

import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.ENTRA_IDENTIFIER;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.LOGIN_URL;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.certificate.TestKeys;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What customers and operators get wrong, in the order of the contract's document. */
final class WrongInputs {

    private WrongInputs() {}

    static List<WrongInput> all() {
        return Stream.of(
                        WrongUrls.all(),
                        WrongKeys.all(),
                        alias(),
                        displayName(),
                        domains(),
                        rest(),
                        WrongPeople.all(),
                        form())
                .flatMap(inputs -> inputs)
                .toList();
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

    private static WrongInput expired(String mistake, FaultCode code, String value) {
        return WrongInput.of(mistake, "acceptExpiredCertificatesUntil", code, value);
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

    static UnaryOperator<ObjectNode> without(String field) {
        return json -> {
            json.remove(field);
            return json;
        };
    }
}
