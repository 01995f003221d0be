package com.rundiffusion.keycloak.entra.provisioning;

/**
 * A row of an attribute mapping.
 *
 * @param source an attribute of Entra, a constant in quotes or an expression
 * @param target an attribute of SCIM, e.g. {@code emails[type eq "work"].value}
 * @param precedence "Match objects using this attribute": 1 is tried first; 0 is "No"
 */
public record MappingRow(String source, String target, int precedence) {

    ScimPath path() {
        return ScimPath.of(target);
    }

    /** Whether its value is another object, sent in a request of its own. */
    boolean isReference() {
        return source.equals(SourceUser.MANAGER);
    }

    MappingRow from(String otherSource) {
        return new MappingRow(otherSource, target, precedence);
    }

    MappingRow matching(int otherPrecedence) {
        return new MappingRow(source, target, otherPrecedence);
    }
}
