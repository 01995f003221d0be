package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;

/**
 * What the clock asks of an enterprise, which Keycloak's own tables could not answer without being read whole. Times are
 * milliseconds since 1970. A change writes the columns that it changes: what a metadata read has written meanwhile stays.
 */
@Entity
@DynamicUpdate
@Table(name = "SSO_ENTERPRISE")
public class EnterpriseRow {

    /** Internal id of the identity provider. */
    @Id
    @Column(name = "PROVIDER_ID")
    public String providerId;

    @Column(name = "REALM_ID")
    public String realmId;

    @Column(name = "CREATED_AT")
    public long createdAt;

    @Column(name = "UPDATED_AT")
    public long updatedAt;

    /** When the last of its certificates ends. */
    @Column(name = "CERTIFICATES_END_AT")
    public long certificatesEndAt;

    /** Last day of the plan, as days since 1970; {@code null} when no end is agreed. */
    @Column(name = "PLAN_ENDS_ON")
    public Long planEndsOn;

    /** Last day on which expired certificates count, as days since 1970; {@code null} when they do not. */
    @Column(name = "EXPIRED_ACCEPTED_UNTIL")
    public Long expiredAcceptedUntil;

    /** When its metadata is to be read next; {@code null} when it has no metadata URL. */
    @Column(name = "METADATA_DUE_AT")
    public Long metadataDueAt;

    /** When its metadata was last read with success. */
    @Column(name = "METADATA_READ_AT")
    public Long metadataReadAt;

    /** Why the last attempt to read its metadata failed; {@code null} when it did not. */
    @Column(name = "METADATA_FAILURE")
    public String metadataFailure;

    /** When somebody's address was first missing although it came under another name, or had come before; {@code null} when none was. */
    @Column(name = "ADDRESS_MISSING_AT")
    public Long addressMissingAt;

    /** Whether its identity provider was written since by somebody who did not write this row. */
    @Column(name = "STALE")
    public boolean stale;
}
