package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One of the secrets that open a setup link: each mail has its own. */
@Entity
@Table(name = "SSO_SETUP_SECRET")
public class SetupSecretRow {

    /** SHA-256 in lower-case hexadecimal. */
    @Id
    @Column(name = "HASH")
    public String hash;

    @Column(name = "LINK_ID")
    public String linkId;

    /** Of the contact to whom it was mailed; {@code null} for one that operations hand over. */
    @Column(name = "ADDRESS")
    public String address;

    @Column(name = "CREATED_AT")
    public long createdAt;

    /** When it stopped to open its link; {@code null} before. */
    @Column(name = "SHUT_AT")
    public Long shutAt;
}
