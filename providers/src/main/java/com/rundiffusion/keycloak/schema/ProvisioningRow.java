package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;

/** How the provisioning of an enterprise does. Times are milliseconds since 1970, {@code null} for never. */
@Entity
@DynamicUpdate
@Table(name = "SSO_PROVISIONING")
public class ProvisioningRow {

    /** Internal id of the identity provider. */
    @Id
    @Column(name = "PROVIDER_ID")
    public String providerId;

    @Column(name = "REALM_ID")
    public String realmId;

    @Column(name = "LAST_REQUEST_AT")
    public Long lastRequestAt;

    @Column(name = "LAST_SUCCESS_AT")
    public Long lastSuccessAt;

    /** When somebody was looked for who cannot be there, as Entra's portal does to test the connection. */
    @Column(name = "TESTED_AT")
    public Long testedAt;

    @Column(name = "FIRST_PERSON_AT")
    public Long firstPersonAt;

    /** Since when all who signed in before have their row. */
    @Column(name = "ADOPTED_AT")
    public Long adoptedAt;

    /** The path of the attribute that {@link PersonRow#matchKey} is of; {@code null} for none. */
    @Column(name = "MATCHING")
    public String matching;

    /**
     * When people were last given that key. Each time it is later than before: whoever gives them notices by it that somebody else does
     * so since.
     */
    @Column(name = "MATCHING_AT")
    public Long matchingAt;

    /** When it was last known that all people have that key, and are asked for by it. */
    @Column(name = "MATCHED_AT")
    public Long matchedAt;

    /** Whether the rules of its roles were changed since its people's roles were computed. */
    @Column(name = "ROLES_DUE")
    public boolean rolesDue;
}
