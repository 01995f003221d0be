package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What an app is still to be told of a session that has ended; the row goes once it is. Times are milliseconds since 1970. */
@Entity
@Table(name = "SSO_LOGOUT_NOTICE")
public class LogoutNoticeRow {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "REALM_ID")
    public String realmId;

    /** Internal id of the app's client. */
    @Column(name = "CLIENT_ID")
    public String clientId;

    @Column(name = "USER_ID")
    public String userId;

    @Column(name = "SESSION_ID")
    public String sessionId;

    @Column(name = "OFFLINE")
    public boolean offline;

    /** As the tokens of the session name it. */
    @Column(name = "ISSUER")
    public String issuer;

    @Column(name = "CREATED_AT")
    public long createdAt;

    /** When a node may begin to tell it. */
    @Column(name = "DUE_AT")
    public long dueAt;

    /** When it is worth telling no more. */
    @Column(name = "ENDS_AT")
    public long endsAt;

    /** How often a node has begun to tell it. */
    @Column(name = "ATTEMPTS")
    public int attempts;
}
