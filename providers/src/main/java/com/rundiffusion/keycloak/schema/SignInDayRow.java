package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How many people of a company signed in on one day. */
@Entity
@Table(name = "SSO_SIGN_IN_DAY")
public class SignInDayRow {

    /** Provider and day, so that two nodes cannot both be the first of a day. */
    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "REALM_ID")
    public String realmId;

    @Column(name = "PROVIDER_ID")
    public String providerId;

    /** Days since 1970, in UTC. */
    @Column(name = "SIGNED_IN_ON")
    public long day;

    @Column(name = "SIGN_INS")
    public long signIns;
}
