package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;

/** A group that an enterprise's Entra has provisioned. Times are milliseconds since 1970; keys are lower case. */
@Entity
@DynamicUpdate
@Table(name = "SSO_PERSON_GROUP")
public class PersonGroupRow {

    /** Entra knows it by this. */
    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "PROVIDER_ID")
    public String providerId;

    @Column(name = "REALM_ID")
    public String realmId;

    @Column(name = "DISPLAY_NAME")
    public String displayName;

    @Column(name = "NAME_KEY")
    public String nameKey;

    /** As delivered the group's object id. */
    @Column(name = "EXTERNAL_ID")
    public String externalId;

    @Column(name = "EXTERNAL_KEY")
    public String externalKey;

    /** JSON: what else Entra has sent, without members. */
    @Column(name = "RECORD", columnDefinition = "TEXT")
    public String record;

    @Column(name = "CREATED_AT")
    public long createdAt;

    @Column(name = "UPDATED_AT")
    public long updatedAt;
}
