package com.rundiffusion.keycloak.enterprise.provisioning;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A row of <em>Attribute mapping</em> in Entra that has to be another than Entra's own default, and what is refused while it is not. */
public enum MappingRow {
    EXTERNAL_ID("externalId", "objectId", Set.of("external_id_contradicts", "person_exists")),
    USER_NAME("userName", "originalUserPrincipalName", Set.of("user_name_missing"));

    private final String target;
    private final String source;
    private final Set<String> codes;

    MappingRow(String target, String source, Set<String> codes) {
        this.target = target;
        this.source = source;
        this.codes = codes;
    }

    /** Which one to look at; empty where it is none. */
    public static Optional<MappingRow> of(String code) {
        return Stream.of(values()).filter(row -> row.codes.contains(code)).findFirst();
    }

    /** As Entra calls it: the attribute that it writes here. */
    public String target() {
        return target;
    }

    /** The attribute of Entra's that it must be taken from. */
    public String source() {
        return source;
    }

    /** What is refused while the row is another. */
    public Set<String> codes() {
        return codes;
    }
}
