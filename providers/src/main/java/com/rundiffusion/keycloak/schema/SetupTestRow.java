package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One test of a setup link, without any value of the person who made it. Times are milliseconds since 1970. */
@Entity
@Table(name = "SSO_SETUP_TEST")
public class SetupTestRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    public Long id;

    @Column(name = "LINK_ID")
    public String linkId;

    @Column(name = "BEGUN_AT")
    public long begunAt;

    /** {@code null} while nothing has come back. */
    @Column(name = "ENDED_AT")
    public Long endedAt;

    /** JSON: what was wrong; {@code null} for nothing. */
    @Column(name = "FAULTS", columnDefinition = "TEXT")
    public String faults;

    /** With a blank between them: what is odd and no fault. */
    @Column(name = "ODD")
    public String odd;

    /** SHA-256 of the certificate that has verified it, in lower-case hexadecimal. */
    @Column(name = "SIGNER")
    public String signer;

    /** Whether that is a key which proves whose tenant it is. */
    @Column(name = "PROVES_TENANT")
    public boolean provesTenant;
}
