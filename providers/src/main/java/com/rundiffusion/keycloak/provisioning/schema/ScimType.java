package com.rundiffusion.keycloak.provisioning.schema;

import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute.Trait;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute.Type;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What SCIM makes, finds and changes here. */
public enum ScimType {
    USER("User", "Users", ScimSchema.USER, ScimSchema.ENTERPRISE_USER),
    GROUP("Group", "Groups", ScimSchema.GROUP, null);

    /** RFC 7643, 3.1: what each resource has beside its schema. We say it, and nobody else. */
    private static final List<ScimAttribute> COMMON = List.of(
            ScimAttribute.text("id", "Our id of it.").with(Trait.READ_ONLY),
            ScimAttribute.text("schemas", "The schemas of it.").with(Trait.READ_ONLY, Trait.MULTI_VALUED),
            ScimAttribute.complex(
                            "meta",
                            "About the resource.",
                            ScimAttribute.text("resourceType", "What it is."),
                            ScimAttribute.of("created", Type.DATE_TIME, "Since when it is here."),
                            ScimAttribute.of("lastModified", Type.DATE_TIME, "When it changed."),
                            ScimAttribute.of("location", Type.REFERENCE, "Its address."))
                    .with(Trait.READ_ONLY));

    private final String key;
    private final String folder;
    private final ScimSchema schema;
    private final ScimSchema extension;

    ScimType(String key, String folder, ScimSchema schema, ScimSchema extension) {
        this.key = key;
        this.folder = folder;
        this.schema = schema;
        this.extension = extension;
    }

    public String key() {
        return key;
    }

    /** The last part of the address of all of them. */
    public String folder() {
        return folder;
    }

    public ScimSchema schema() {
        return schema;
    }

    public Optional<ScimSchema> extension() {
        return Optional.ofNullable(extension);
    }

    /** @param base of the whole endpoint, up to {@code /v2} */
    public String location(URI base, String id) {
        return ScimUri.below(base, folder + "/" + id);
    }

    Stream<ScimSchema> schemas() {
        return Stream.of(schema, extension).filter(known -> known != null);
    }

    /** @param of empty where none was named: then the extension's attributes are found without it, too */
    Optional<AttributePath> attribute(Optional<ScimSchema> of, String written) {
        return schemas()
                .filter(known -> of.isEmpty() || of.get() == known)
                .flatMap(known ->
                        attributes(known).map(attribute -> new AttributePath(known, attribute, Optional.empty())))
                .filter(path -> path.attribute().name().equalsIgnoreCase(written))
                .findFirst();
    }

    private Stream<ScimAttribute> attributes(ScimSchema known) {
        return known == schema
                ? Stream.concat(known.attributes().stream(), COMMON.stream())
                : known.attributes().stream();
    }
}
