package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The groups or app roles of somebody's last assertion: apart from the person, whom each sign-in reads. */
@Entity
@Table(name = "SSO_PERSON_VALUES")
public class PersonValuesRow {

    @Id
    @Column(name = "PERSON_ID")
    public String personId;

    @Column(name = "PROVIDER_ID")
    public String providerId;

    /** JSON: of which source they are, and the values. */
    @Column(name = "ASSERTED", columnDefinition = "TEXT")
    public String asserted;

    /** Milliseconds since 1970. */
    @Column(name = "ASSERTED_AT")
    public long assertedAt;
}
