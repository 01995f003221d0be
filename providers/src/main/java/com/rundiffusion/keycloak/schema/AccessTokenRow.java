package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;

/** A token by which a company's own programs come in. Times are milliseconds since 1970. */
@Entity
@DynamicUpdate
@Table(name = "SSO_ACCESS_TOKEN")
public class AccessTokenRow {

    @Id
    @Column(name = "ID")
    public String id;

    /** SHA-256 in lower-case hexadecimal. */
    @Column(name = "HASH")
    public String hash;

    /** What it opens, by its name. */
    @Column(name = "KIND")
    public String kind;

    @Column(name = "PROVIDER_ID")
    public String providerId;

    @Column(name = "REALM_ID")
    public String realmId;

    /** Its last characters, to tell it from another. */
    @Column(name = "HINT")
    public String hint;

    @Column(name = "CREATED_AT")
    public long createdAt;

    /** User name of who made it, or the setup link; {@code null} where neither did. */
    @Column(name = "CREATED_BY")
    public String createdBy;

    @Column(name = "LAST_USED_AT")
    public Long lastUsedAt;

    @Column(name = "REVOKED_AT")
    public Long revokedAt;

    /** {@code null} for never. */
    @Column(name = "ENDS_AT")
    public Long endsAt;
}
