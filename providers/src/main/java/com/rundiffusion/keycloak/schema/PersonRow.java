package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;

/**
 * A person of an enterprise, whether Entra has provisioned it or it has signed in. Times are milliseconds since 1970; keys are
 * lower case, to find it by.
 */
@Entity
@DynamicUpdate
@Table(name = "SSO_PERSON")
public class PersonRow {

    /** Known to nobody outside: memberships go by it, and locks. */
    @Id
    @Column(name = "ID")
    public String id;

    /** What Entra knows it by; another one after each removal. */
    @Column(name = "SCIM_ID")
    public String scimId;

    @Column(name = "PROVIDER_ID")
    public String providerId;

    @Column(name = "REALM_ID")
    public String realmId;

    /** In lower case; {@code null} while it waits for a sign-in that says which one it is. */
    @Column(name = "OBJECT_ID")
    public String objectId;

    /** Whether a sign-in has shown {@link #objectId}. */
    @Column(name = "PROVEN")
    public boolean proven;

    /** The account; {@code null} while it waits, or when somebody has removed that. */
    @Column(name = "USER_ID")
    public String userId;

    /** Whether it was provisioned. */
    @Column(name = "MANAGED")
    public boolean managed;

    /** Whether it may sign in, as Entra's provisioning says. */
    @Column(name = "ACTIVE")
    public boolean active;

    /** When it was removed; {@code null} unless it was. */
    @Column(name = "REMOVED_AT")
    public Long removedAt;

    /** As it was sent. */
    @Column(name = "USER_NAME")
    public String userName;

    /** {@code null} for one that has been removed, and for an inactive one whose name somebody else has now. */
    @Column(name = "USER_NAME_KEY")
    public String userNameKey;

    @Column(name = "EXTERNAL_KEY")
    public String externalKey;

    /** Of the work address. */
    @Column(name = "EMAIL_KEY")
    public String emailKey;

    /** Of the one attribute beside those by which this enterprise's Entra looks people up. */
    @Column(name = "MATCH_KEY")
    public String matchKey;

    /** The order of pages: when it was made, in microseconds, the last digits at random. */
    @Column(name = "NR")
    public long number;

    /** JSON: what Entra has sent; {@code null} for one that was never provisioned. */
    @Column(name = "RECORD", columnDefinition = "TEXT")
    public String record;

    /** With blanks between them; {@code null} when they were never computed. */
    @Column(name = "ROLES")
    public String roles;

    /** When what {@link #roles} come of was last known. */
    @Column(name = "ROLES_KNOWN_AT")
    public Long rolesKnownAt;

    /** SHA-256 of what the last assertion said, in lower-case hexadecimal; {@code null} where it did not say. */
    @Column(name = "VALUES_HASH")
    public String valuesHash;

    @Column(name = "CREATED_AT")
    public long createdAt;

    @Column(name = "UPDATED_AT")
    public long updatedAt;
}
