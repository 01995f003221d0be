package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a change of an enterprise has left to do for its people; the row goes once it is done. */
@Entity
@Table(name = "SSO_TASK")
public class TaskRow {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "REALM_ID")
    public String realmId;

    @Column(name = "PROVIDER_ID")
    public String providerId;

    /** What is to be done, by its name. */
    @Column(name = "KIND")
    public String kind;

    /** The domains that it is about, separated by blanks; {@code null} where it is about none. */
    @Column(name = "DOMAINS", columnDefinition = "TEXT")
    public String domains;

    /** When a node may begin, in milliseconds since 1970: later than now while one is at it. */
    @Column(name = "DUE_AT")
    public long dueAt;
}
