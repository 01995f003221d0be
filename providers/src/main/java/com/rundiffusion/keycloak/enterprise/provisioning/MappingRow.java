package com.rundiffusion.keycloak.enterprise.provisioning;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A row of <em>Attribute Mappings</em> in Entra that an administrator has to look at, in the order in which Entra's page has them, and what
 * is refused while it is another. Precedence 1 is free for the last one once the first has 2.
 */
public enum MappingRow {
    USER_NAME("userName", "originalUserPrincipalName", "userPrincipalName", 2, Set.of("user_name_missing")),
    ACTIVE("active", "Switch([IsSoftDeleted], , \"False\", \"True\", \"True\", \"False\")", null, 0, Set.of()),
    EXTERNAL_ID("externalId", "objectId", "mailNickname", 1, Set.of("external_id_contradicts", "person_exists"));

    private final String target;
    private final String source;
    private final String delivered;
    private final int precedence;
    private final Set<String> codes;

    MappingRow(String target, String source, String delivered, int precedence, Set<String> codes) {
        this.target = target;
        this.source = source;
        this.delivered = delivered;
        this.precedence = precedence;
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

    /** From 1 on, as people are told. */
    public int number() {
        return ordinal() + 1;
    }

    /** What Entra has there as it is delivered; empty where that is right. */
    public Optional<String> delivered() {
        return Optional.ofNullable(delivered);
    }

    /** Its <em>Matching precedence</em>; empty where people are not looked up by it. */
    public Optional<Integer> precedence() {
        return Optional.of(precedence).filter(place -> place > 0);
    }

    /** The attribute of Entra's, or the expression, that it must be taken from. */
    public String source() {
        return source;
    }

    /** What is refused while the row is another. */
    public Set<String> codes() {
        return codes;
    }
}
