package com.rundiffusion.keycloak.provisioning.schema;

import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute.Trait;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute.Type;
import java.util.List;

/** What is kept of a person. Whatever else comes is dropped: passwords, certificates, entitlements. */
final class UserAttributes {

    private static final String[] PLACES = {"work", "home", "other"};

    static final ScimAttribute EXTERNAL_ID = ScimAttribute.text(
                    "externalId", "Entra's id of it; the object id, where the mapping says so.")
            .upTo(ScimLimit.NAME);

    static final List<ScimAttribute> CORE = List.of(
            EXTERNAL_ID,
            ScimAttribute.text("userName", "The name that this person signs in with at the company.")
                    .with(Trait.REQUIRED, Trait.UNIQUE)
                    .upTo(ScimLimit.NAME),
            ScimAttribute.complex(
                    "name",
                    "The parts of the person's name.",
                    ScimAttribute.text("formatted", "The whole name."),
                    ScimAttribute.text("familyName", "The family name."),
                    ScimAttribute.text("givenName", "The given name."),
                    ScimAttribute.text("middleName", "The middle names."),
                    ScimAttribute.text("honorificPrefix", "A title before the name."),
                    ScimAttribute.text("honorificSuffix", "What stands behind the name.")),
            ScimAttribute.text("displayName", "The name that others see."),
            ScimAttribute.text("nickName", "What the person is called."),
            ScimAttribute.of("profileUrl", Type.REFERENCE, "A page about the person."),
            ScimAttribute.text("title", "The person's position."),
            ScimAttribute.text("userType", "How the person belongs to the company."),
            ScimAttribute.text("preferredLanguage", "The languages that the person reads, best first."),
            ScimAttribute.text("locale", "How the person writes dates and numbers."),
            ScimAttribute.text("timezone", "The person's time zone."),
            ScimAttribute.of("active", Type.BOOLEAN, "Whether the person may sign in."),
            values("emails", "The person's addresses.", PLACES),
            values(
                    "phoneNumbers",
                    "The person's telephone numbers.",
                    "work",
                    "home",
                    "mobile",
                    "fax",
                    "pager",
                    "other"),
            values("ims", "The person's names in instant messengers.", "aim", "gtalk", "icq", "msn", "skype", "xmpp"),
            values("photos", "Where pictures of the person are.", "photo", "thumbnail"),
            ScimAttribute.complex(
                            "addresses",
                            "Where the person works or lives.",
                            ScimAttribute.text("formatted", "The whole address."),
                            ScimAttribute.text("streetAddress", "Street and number."),
                            ScimAttribute.text("locality", "The town."),
                            ScimAttribute.text("region", "The state or region."),
                            ScimAttribute.text("postalCode", "The postal code."),
                            ScimAttribute.text("country", "The country."),
                            type(PLACES),
                            primary())
                    .with(Trait.MULTI_VALUED),
            values("roles", "The person's roles in the application."));

    static final List<ScimAttribute> ENTERPRISE = List.of(
            ScimAttribute.text("employeeNumber", "The company's number of the person."),
            ScimAttribute.text("costCenter", "The cost center."),
            ScimAttribute.text("organization", "The organization."),
            ScimAttribute.text("division", "The division."),
            ScimAttribute.text("department", "The department."),
            ScimAttribute.complex(
                    "manager",
                    "The person's manager.",
                    ScimAttribute.text("value", "The manager's id."),
                    ScimAttribute.of("$ref", Type.REFERENCE, "The manager's address."),
                    ScimAttribute.text("displayName", "The manager's name.")));

    private UserAttributes() {}

    private static ScimAttribute values(String name, String description, String... types) {
        return ScimAttribute.complex(
                        name,
                        description,
                        ScimAttribute.text("value", "The value itself."),
                        ScimAttribute.text("display", "The value as people read it."),
                        type(types),
                        primary())
                .with(Trait.MULTI_VALUED);
    }

    private static ScimAttribute type(String... types) {
        return ScimAttribute.text("type", "What it is for.").among(types);
    }

    private static ScimAttribute primary() {
        return ScimAttribute.of("primary", Type.BOOLEAN, "Whether it is the one to use.");
    }
}
