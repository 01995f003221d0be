package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A mail that is still to be sent to one address; the row goes once it is. */
@Entity
@Table(name = "SSO_NOTICE_MAIL")
public class NoticeMailRow {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "NOTICE_ID")
    public String noticeId;

    /** Of the enterprise that it tells of, or of the setup link. */
    @Column(name = "PROVIDER_ID")
    public String providerId;

    /** What it says beside that; {@code null} when there is no more to say. */
    @Column(name = "DETAIL")
    public String detail;

    @Column(name = "REALM_ID")
    public String realmId;

    @Column(name = "ADDRESS")
    public String address;

    /** How often a node has begun to send it. */
    @Column(name = "ATTEMPTS")
    public int attempts;

    /** When a node may begin to send it, in milliseconds since 1970. */
    @Column(name = "DUE_AT")
    public long dueAt;
}
