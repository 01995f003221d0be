package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** What Firebase called the bearer of a NameID of one enterprise. */
@Entity
@Table(name = "SSO_FIREBASE_USER")
@IdClass(FirebaseUserRow.Key.class)
public class FirebaseUserRow {

    @Id
    @Column(name = "PROVIDER_ID")
    public String providerId;

    @Id
    @Column(name = "NAME_ID")
    public String nameId;

    /** To find it by when its case has changed since. */
    @Column(name = "NAME_ID_LOWER")
    public String nameIdLower;

    @Column(name = "FIREBASE_UID")
    public String firebaseUid;

    /** Entra's object id of the person it now belongs to; {@code null} until somebody has come with the NameID. */
    @Column(name = "OBJECT_ID")
    public String objectId;

    /** JPA wants a class with the key's fields and a constructor without arguments. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        public String providerId;
        public String nameId;

        public Key() {}

        public Key(String providerId, String nameId) {
            this.providerId = providerId;
            this.nameId = nameId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && providerId.equals(key.providerId) && nameId.equals(key.nameId);
        }

        @Override
        public int hashCode() {
            return nameId.hashCode();
        }
    }
}
