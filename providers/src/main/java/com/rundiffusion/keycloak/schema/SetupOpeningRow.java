package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One session of a setup link: that it was opened, and whether a person gave a value in it. */
@Entity
@Table(name = "SSO_SETUP_OPENING")
public class SetupOpeningRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    public Long id;

    @Column(name = "LINK_ID")
    public String linkId;

    /** Of the contact whose secret has opened it; {@code null} for one that operations hand over. */
    @Column(name = "ADDRESS")
    public String address;

    /** Milliseconds since 1970. */
    @Column(name = "OPENED_AT")
    public long openedAt;

    /** When the first value was given in it; {@code null} for none: perhaps it was no person. */
    @Column(name = "ACTED_AT")
    public Long actedAt;
}
