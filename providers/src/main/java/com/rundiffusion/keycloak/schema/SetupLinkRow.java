package com.rundiffusion.keycloak.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;

/** A setup link. Times are milliseconds since 1970, lists and documents JSON. */
@Entity
@DynamicUpdate
@Table(name = "SSO_SETUP_LINK")
public class SetupLinkRow {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "REALM_ID")
    public String realmId;

    /** Of the enterprise that it acts on; {@code null} until there is one. */
    @Column(name = "PROVIDER_ID")
    public String providerId;

    /** Of the enterprise, or the one that operations have chosen for it; {@code null} when the customer is asked. */
    @Column(name = "ALIAS")
    public String alias;

    /** With a blank between them. */
    @Column(name = "PURPOSES")
    public String purposes;

    /** What operations have said beforehand. */
    @Column(name = "PRESETS", columnDefinition = "TEXT")
    public String presets;

    /** What the customer has given so far; {@code null} for nothing. */
    @Column(name = "GIVEN", columnDefinition = "TEXT")
    public String given;

    /** When the application was last given, or another one; {@code null} before. */
    @Column(name = "VALUES_AT")
    public Long valuesAt;

    /** Of the tenant that a good test has bound it to; {@code null} before. */
    @Column(name = "TENANT")
    public String tenant;

    @Column(name = "CREATED_AT")
    public long createdAt;

    /** User name of who made it; {@code null} for the service itself. */
    @Column(name = "CREATED_BY")
    public String createdBy;

    @Column(name = "ENDS_AT")
    public long endsAt;

    @Column(name = "LATEST_END")
    public long latestEnd;

    /** Since when its clock stands still; {@code null} while it runs. */
    @Column(name = "STILL_SINCE")
    public Long stillSince;

    /** When the first value was given; {@code null} before. */
    @Column(name = "BEGUN_AT")
    public Long begunAt;

    @Column(name = "REVOKED_AT")
    public Long revokedAt;

    /** When all that it is for was done. */
    @Column(name = "FINISHED_AT")
    public Long finishedAt;

    /** Of the tenant whose values the customer has given, proven or not. */
    @Column(name = "GIVEN_TENANT")
    public String givenTenant;

    /** When that tenant last answered without being asked. */
    @Column(name = "ENTRA_ANSWERED_AT")
    public Long entraAnsweredAt;

    /** SHA-256 of the certificate of that answer; {@code null} when none of those given has verified it. */
    @Column(name = "ENTRA_SIGNER")
    public String entraSigner;

    /** When the customer asked operations to approve. */
    @Column(name = "ASKED_AT")
    public Long askedAt;

    /** How often. */
    @Column(name = "ASKS")
    public int asks;

    @Column(name = "APPROVED_AT")
    public Long approvedAt;

    /** What operations have said; {@code null} unless they declined. */
    @Column(name = "DECLINED_WHY")
    public String declinedWhy;

    /** When the mail server last took a mail with a secret of it. */
    @Column(name = "MAILED_AT")
    public Long mailedAt;

    /** When it last did not. */
    /** When somebody last asked for another mail. */
    @Column(name = "AGAIN_AT")
    public Long againAt;

    @Column(name = "MAIL_FAILED_AT")
    public Long mailFailedAt;

    @Column(name = "REMINDED_AT")
    public Long remindedAt;

    /** Where the realm has the pages, for mails that nobody's request sends. */
    @Column(name = "PAGES")
    public String pages;

    /** When the hour began in which {@link #forms} were sent by its pages. */
    @Column(name = "FORMS_SINCE")
    public long formsSince;

    @Column(name = "FORMS")
    public int forms;
}
