package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row to lock, one a realm. */
@Entity
@Table(name = "SSO_WRITE_LOCK")
public class WriteLockRow {

    @Id
    @Column(name = "REALM_ID")
    public String realmId;
}
