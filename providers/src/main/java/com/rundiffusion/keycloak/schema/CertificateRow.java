package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** Whose signing certificate this is: in a realm, at most one enterprise's. */
@Entity
@Table(name = "SSO_CERTIFICATE")
@IdClass(CertificateRow.Key.class)
public class CertificateRow {

    @Id
    @Column(name = "REALM_ID")
    public String realmId;

    /** SHA-256 in lower-case hexadecimal. */
    @Id
    @Column(name = "FINGERPRINT")
    public String fingerprint;

    @Column(name = "PROVIDER_ID")
    public String providerId;

    /** JPA wants a class with the key's fields and a constructor without arguments. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        public String realmId;
        public String fingerprint;

        public Key() {}

        public Key(String realmId, String fingerprint) {
            this.realmId = realmId;
            this.fingerprint = fingerprint;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && realmId.equals(key.realmId) && fingerprint.equals(key.fingerprint);
        }

        @Override
        public int hashCode() {
            return fingerprint.hashCode();
        }
    }
}
