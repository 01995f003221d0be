package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** What Entra calls a session that a later sign-in has gone on with: Keycloak keeps the name of the first alone. */
@Entity
@Table(name = "SSO_SESSION_INDEX")
@IdClass(SessionIndexRow.Key.class)
public class SessionIndexRow {

    @Id
    @Column(name = "PROVIDER_ID")
    public String providerId;

    @Id
    @Column(name = "SESSION_INDEX")
    public String sessionIndex;

    @Column(name = "REALM_ID")
    public String realmId;

    @Column(name = "SESSION_ID")
    public String sessionId;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED_AT")
    public long createdAt;

    /** JPA wants a class with the key's fields and a constructor without arguments. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        public String providerId;
        public String sessionIndex;

        public Key() {}

        public Key(String providerId, String sessionIndex) {
            this.providerId = providerId;
            this.sessionIndex = sessionIndex;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && providerId.equals(key.providerId)
                    && sessionIndex.equals(key.sessionIndex);
        }

        @Override
        public int hashCode() {
            return sessionIndex.hashCode();
        }
    }
}
