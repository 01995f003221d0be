package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An attribute of a person, by its path in Entra's mappings. */
record Attribute(String path) {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final Pattern PATH = Pattern.compile(
            "(?:(?<urn>urn:.+):)?(?<name>\\w+)(?:\\[(?<key>\\w+) eq \"(?<is>\\w+)\"])?(?:\\.(?<part>\\w+))?");

    /** Whatever a mapping may name, but for what people are found and switched by. */
    static final List<Attribute> ALL = Stream.of(
                    Stream.of(
                            "displayName",
                            "title",
                            "preferredLanguage",
                            "nickName",
                            "userType",
                            "locale",
                            "timezone",
                            "externalId"),
                    parts(
                            "name.",
                            "formatted",
                            "familyName",
                            "givenName",
                            "middleName",
                            "honorificPrefix",
                            "honorificSuffix"),
                    Stream.of("emails[type eq \"work\"].value", "emails[type eq \"other\"].value"),
                    Stream.of("work", "mobile", "fax").map(type -> "phoneNumbers[type eq \"" + type + "\"].value"),
                    Stream.of("work", "other").flatMap(Attribute::address),
                    parts("roles[primary eq \"True\"].", "display", "value", "type"),
                    parts(
                            ENTERPRISE + ":",
                            "employeeNumber",
                            "department",
                            "costCenter",
                            "organization",
                            "division",
                            "manager"))
            .flatMap(paths -> paths)
            .map(Attribute::new)
            .toList();

    private static Stream<String> address(String type) {
        return parts(
                "addresses[type eq \"" + type + "\"].",
                "formatted",
                "streetAddress",
                "locality",
                "region",
                "postalCode",
                "country");
    }

    private static Stream<String> parts(String head, String... parts) {
        return Stream.of(parts).map(head::concat);
    }

    static Attribute ofCompany(String name) {
        return new Attribute(ENTERPRISE + ":" + name);
    }

    /** The value that a resource has there; missing where it has none. */
    JsonNode in(JsonNode resource) {
        Matcher asked = PATH.matcher(path);
        if (!asked.matches()) {
            throw new IllegalArgumentException(path);
        }
        JsonNode values = asked.group("urn") == null ? resource : resource.path(asked.group("urn"));
        JsonNode value = values.path(asked.group("name"));
        if (asked.group("key") != null) {
            value = StreamSupport.stream(value.spliterator(), false)
                    .filter(each -> each.path(asked.group("key")).asText().equalsIgnoreCase(asked.group("is")))
                    .findFirst()
                    .orElse(MissingNode.getInstance());
        }
        String part = asked.group("name").equals("manager") ? "value" : asked.group("part");
        return part == null ? value : value.path(part);
    }

    @Override
    public String toString() {
        return path;
    }
}
