package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** That a person is in a group: a row that grows with neither. */
@Entity
@Table(name = "SSO_GROUP_MEMBER")
@IdClass(GroupMemberRow.Key.class)
public class GroupMemberRow {

    @Id
    @Column(name = "GROUP_ID")
    public String groupId;

    @Id
    @Column(name = "PERSON_ID")
    public String personId;

    /** JPA wants a class with the key's fields and a constructor without arguments. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        public String groupId;
        public String personId;

        public Key() {}

        public Key(String groupId, String personId) {
            this.groupId = groupId;
            this.personId = personId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && groupId.equals(key.groupId) && personId.equals(key.personId);
        }

        @Override
        public int hashCode() {
            return 31 * groupId.hashCode() + personId.hashCode();
        }
    }
}
