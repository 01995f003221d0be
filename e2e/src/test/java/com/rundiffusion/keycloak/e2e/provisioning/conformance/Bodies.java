package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import java.util.concurrent.atomic.AtomicInteger;

/** Bodies of people and groups, each with a name of its own. */
final class Bodies {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private Bodies() {}

    static String name() {
        return "Person-" + NAMES.incrementAndGet() + "@Company.example";
    }

    static String groupName() {
        return "Group " + NAMES.incrementAndGet();
    }

    /** What every endpoint takes. */
    static String person(String name) {
        return """
                {"schemas": ["%1$sUser"], "userName": "%2$s", "active": true}""".formatted(CORE, name);
    }

    /** Whatever Entra may send at once, with its truth as text and its nothings. */
    static String wholePerson(String name) {
        return """
                {
                  "schemas": ["%1$sUser", "%2$s"],
                  "userName": "%3$s", "externalId": "ext-%3$s", "active": "True",
                  "displayName": "Ada Winter", "title": "Engineer", "preferredLanguage": "de-CH", "nickName": "Ada",
                  "userType": "Employee", "locale": "de-CH", "timezone": "Europe/Zurich",
                  "name": {"formatted": "Dr. Ada B. Winter II", "familyName": "Winter", "givenName": "Ada",
                    "middleName": "B.", "honorificPrefix": "Dr.", "honorificSuffix": "II"},
                  "emails": [{"type": "work", "value": "%3$s", "primary": true}],
                  "phoneNumbers": [{"type": "work", "value": "+41 1", "primary": "True"}, {"type": "mobile", "value": "+41 2"}],
                  "addresses": [{"type": "work", "formatted": "Long Lane 1", "streetAddress": "Lane 1", "locality": "Bern",
                    "region": "BE", "postalCode": "3000", "country": "CH", "primary": false}],
                  "roles": [{"primary": "True", "display": "Author", "value": "author", "type": "Own"}],
                  "photos": null,
                  "%2$s": {"employeeNumber": "7", "department": "R&D", "costCenter": "4711", "organization": "Contoso",
                    "division": "North", "manager": {"value": "somebody"}}
                }
                """.formatted(CORE, Attribute.ENTERPRISE, name);
    }

    /** As Entra makes one: without members, and with a schema that is Microsoft's own. */
    static String group(String name) {
        return """
                {
                  "schemas": ["%1$sGroup", "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
                  "displayName": "%2$s", "externalId": "ext-%2$s", "meta": {"resourceType": "Group"}
                }
                """.formatted(CORE, name);
    }
}
