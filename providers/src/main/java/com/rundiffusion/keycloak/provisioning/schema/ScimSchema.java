package com.rundiffusion.keycloak.provisioning.schema;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a resource is made of: RFC 7643's own schemas, of which the one for companies extends a person's. */
public enum ScimSchema {
    USER("urn:ietf:params:scim:schemas:core:2.0", "User", "User", "User Account", UserAttributes.CORE),
    ENTERPRISE_USER(
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0",
            "User",
            "EnterpriseUser",
            "Enterprise User",
            UserAttributes.ENTERPRISE),
    GROUP("urn:ietf:params:scim:schemas:core:2.0", "Group", "Group", "Group", GroupAttributes.CORE);

    private final String urn;
    private final Pattern written;
    private final String schemaName;
    private final String description;
    private final List<ScimAttribute> attributes;

    ScimSchema(String head, String tail, String schemaName, String description, List<ScimAttribute> attributes) {
        this.urn = head + ":" + tail;
        // Microsoft's own documents have it without the last colon as well.
        this.written = Pattern.compile(
                Pattern.quote(head) + ":?" + tail + "(?:[:.](?<rest>.*))?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        this.schemaName = schemaName;
        this.description = description;
        this.attributes = attributes;
    }

    public String urn() {
        return urn;
    }

    public String schemaName() {
        return schemaName;
    }

    public String description() {
        return description;
    }

    public List<ScimAttribute> attributes() {
        return attributes;
    }

    /** Of all of its attributes. */
    public Stream<String> names() {
        return attributes.stream().map(ScimAttribute::name);
    }

    /** What stands behind this schema's URN, nothing if it stands alone; empty where another one stands, or none. */
    Optional<String> behind(String name) {
        Matcher matcher = written.matcher(name);
        return matcher.matches()
                ? Optional.of(Optional.ofNullable(matcher.group("rest")).orElse(""))
                : Optional.empty();
    }
}
