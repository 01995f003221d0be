package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A notice that was given: the key says what about and which one, so that no node gives it again. */
@Entity
@Table(name = "SSO_NOTICE")
public class NoticeRow {

    /** {@code <provider id>/<what ends>/<when>/<days before>}. */
    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "PROVIDER_ID")
    public String providerId;

    /** Milliseconds since 1970. */
    @Column(name = "GIVEN_AT")
    public long givenAt;
}
