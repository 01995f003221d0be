package com.rundiffusion.keycloak.entra.provisioning;

import java.util.List;

/** The mapping of users as the portal delivers it, and as our customers are asked to correct it. */
public enum MappingPreset {
    /** Names people by a nickname, and guests without {@code #EXT#}: neither is what their assertions say. */
    DEFAULT,
    /** Names them as their assertions do. */
    OBJECT_ID;

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:";

    private static final List<MappingRow> DELIVERED = List.of(
            new MappingRow("userPrincipalName", "userName", 1),
            row("Switch([IsSoftDeleted], , \"False\", \"True\", \"True\", \"False\")", "active"),
            row("displayName", "displayName"),
            row("jobTitle", "title"),
            row("mail", "emails[type eq \"work\"].value"),
            row("preferredLanguage", "preferredLanguage"),
            row("givenName", "name.givenName"),
            row("surname", "name.familyName"),
            row("Join(\" \", [givenName], [surname])", "name.formatted"),
            row("physicalDeliveryOfficeName", "addresses[type eq \"work\"].formatted"),
            row("streetAddress", "addresses[type eq \"work\"].streetAddress"),
            row("city", "addresses[type eq \"work\"].locality"),
            row("state", "addresses[type eq \"work\"].region"),
            row("postalCode", "addresses[type eq \"work\"].postalCode"),
            row("country", "addresses[type eq \"work\"].country"),
            row("telephoneNumber", "phoneNumbers[type eq \"work\"].value"),
            row("mobile", "phoneNumbers[type eq \"mobile\"].value"),
            row("facsimileTelephoneNumber", "phoneNumbers[type eq \"fax\"].value"),
            row("mailNickname", "externalId"),
            row("employeeId", ENTERPRISE + "employeeNumber"),
            row("department", ENTERPRISE + "department"),
            row(SourceUser.MANAGER, ENTERPRISE + "manager"));

    private static MappingRow row(String source, String target) {
        return new MappingRow(source, target, 0);
    }

    public AttributeMapping users() {
        AttributeMapping delivered = new AttributeMapping(DELIVERED);
        return switch (this) {
            case DEFAULT -> delivered;
            case OBJECT_ID ->
                delivered
                        .map("objectId", "externalId")
                        .map("originalUserPrincipalName", "userName")
                        .matchOn("externalId", "userName");
        };
    }

    static AttributeMapping groups() {
        return new AttributeMapping(
                List.of(new MappingRow("displayName", "displayName", 1), row("objectId", "externalId")));
    }
}
