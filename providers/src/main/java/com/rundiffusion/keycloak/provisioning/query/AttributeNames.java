package com.rundiffusion.keycloak.provisioning.query;

import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.schema.AttributePath;
import com.rundiffusion.keycloak.provisioning.schema.ScimName;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names in a parameter of a request. Those that nobody knows are passed over, and a filter behind one is no part of it.
 *
 * @param hasExtension whether the extension is named as a whole
 * @param own attributes of the resource itself
 * @param extended attributes of its extension
 */
record AttributeNames(boolean hasExtension, List<AttributePath> own, List<AttributePath> extended) {

    private static final String BRACKETS = "\\[[^\\]]*]";

    static AttributeNames of(ScimType type, String list) {
        ScimLimit.ATTRIBUTES.check(list.length());
        List<ScimName> names = Stream.of(list.replaceAll(BRACKETS, "").split(","))
                .flatMap(name -> ScimName.of(type, name).stream())
                .toList();
        List<AttributePath> paths =
                names.stream().flatMap(name -> name.path().stream()).toList();
        return new AttributeNames(
                names.stream().anyMatch(name -> name.isSchema() && name.schema().equals(type.extension())),
                paths.stream().filter(path -> path.urn().isEmpty()).toList(),
                paths.stream().filter(path -> path.urn().isPresent()).toList());
    }

    boolean name(String attribute) {
        return own.stream().anyMatch(path -> path.attribute().name().equals(attribute));
    }

    boolean nameAllOf(String attribute) {
        return own.stream()
                .anyMatch(
                        path -> path.sub().isEmpty() && path.attribute().name().equals(attribute));
    }
}
