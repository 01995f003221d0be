package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A request of an enterprise's provisioning, without any value of a person. */
@Entity
@Table(name = "SSO_SCIM_REQUEST")
public class ScimRequestRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    public Long id;

    @Column(name = "REALM_ID")
    public String realmId;

    @Column(name = "PROVIDER_ID")
    public String providerId;

    /** Milliseconds since 1970. */
    @Column(name = "LOGGED_AT")
    public long loggedAt;

    @Column(name = "METHOD")
    public String method;

    /** Of which kind the thing asked for is. */
    @Column(name = "RESOURCE")
    public String resource;

    /** The id in the request's path; {@code null} for none. */
    @Column(name = "ITEM")
    public String item;

    @Column(name = "STATUS")
    public int status;

    /** What was wrong; {@code null} for nothing. */
    @Column(name = "CODE")
    public String code;

    @Column(name = "DETAIL")
    public String detail;

    @Column(name = "MILLIS")
    public long millis;
}
