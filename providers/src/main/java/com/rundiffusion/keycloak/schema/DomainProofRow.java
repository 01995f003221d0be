package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;

/** Whether a domain that a customer has named is its own. Times are milliseconds since 1970. */
@Entity
@DynamicUpdate
@Table(name = "SSO_DOMAIN_PROOF")
public class DomainProofRow {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "REALM_ID")
    public String realmId;

    @Column(name = "LINK_ID")
    public String linkId;

    @Column(name = "DOMAIN")
    public String domain;

    /** What the record in the DNS is to hold. */
    @Column(name = "TOKEN")
    public String token;

    @Column(name = "CREATED_AT")
    public long createdAt;

    /** By what it was proven; {@code null} before. */
    @Column(name = "METHOD")
    public String method;

    /** Since when a proof that there was is there no more. */
    @Column(name = "LOST_AT")
    public Long lostAt;

    @Column(name = "LOOKED_AT")
    public Long lookedAt;

    /** When it is looked at next; {@code null} for never. */
    @Column(name = "DUE_AT")
    public Long dueAt;

    /** What was last seen instead of a proof. */
    @Column(name = "SEEN")
    public String seen;
}
