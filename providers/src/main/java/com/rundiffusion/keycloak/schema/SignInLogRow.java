package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * What happened at the door of an enterprise, once, without whom and from where. Keycloak's events hold the same and have no
 * index by enterprise or reference.
 */
@Entity
@Table(name = "SSO_SIGN_IN_LOG")
public class SignInLogRow {

    /** In the order in which rows were begun. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    public Long id;

    @Column(name = "REALM_ID")
    public String realmId;

    /** Alias; {@code null} when nobody could tell. */
    @Column(name = "ENTERPRISE")
    public String enterprise;

    /** What happened; {@code refusal} is all there is so far. */
    @Column(name = "KIND")
    public String kind;

    /** Milliseconds since 1970. */
    @Column(name = "LOGGED_AT")
    public long loggedAt;

    @Column(name = "REFERENCE")
    public String reference;

    @Column(name = "REASON")
    public String reason;

    /** Client id of the app; {@code null} when nobody could tell. */
    @Column(name = "CLIENT")
    public String client;

    @Column(name = "EXPECTED")
    public String expected;

    @Column(name = "ACTUAL")
    public String actual;
}
