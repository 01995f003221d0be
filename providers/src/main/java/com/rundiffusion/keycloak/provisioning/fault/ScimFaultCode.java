package com.rundiffusion.keycloak.provisioning.fault;

import java.util.Locale;
import java.util.Optional;

/**
 * Why a request of SCIM is refused. The {@linkplain #key() key} is stable: the log of requests and its readers compare it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7644#section-3.12">RFC 7644, 3.12</a>
 */
public enum ScimFaultCode {
    // Who asks, and how often.
    TOKEN_UNKNOWN(
            401,
            null,
            "No token that opens this address came with the request.",
            "Enter the secret token and the address that belong together."),
    TOKEN_IN_ADDRESS(
            401,
            null,
            "The token came in the address, where logs keep it.",
            "Send it in the header Authorization, and make another one first."),
    PROVISIONING_OFF(403, null, "Provisioning is switched off for this company.", "Ask us to switch it on."),
    TOO_MANY_REQUESTS(429, null, "More requests a second came than are taken.", "Go on in a second.", 1),
    NOT_READY(503, null, "The people of this company are being made ready.", "Send it again in a few seconds.", 5),
    BUSY(503, null, "Others were changing the same for too long.", "Send it again in a few seconds.", 5),
    FAILED(500, null, "This failed on our side, and nothing of it was done.", "Send it again later."),

    // The request.
    NOT_FOUND(
            404, null, "Nothing of this id is here.", "Look it up again by a filter; in Entra, restart provisioning."),
    METHOD_UNKNOWN(405, null, "This address does not take this method.", "Use GET, POST, PUT, PATCH or DELETE."),
    MEDIA_TYPE(415, null, "The body is of another media type.", "Send it as application/scim+json."),
    NOT_SUPPORTED(501, null, "There is no /Me, no /Bulk and no /.search here.", "Use /Users and /Groups."),
    TOO_LARGE(413, null, "This is more than one request may hold.", "Send less at once, or map fewer attributes."),
    JSON_UNREADABLE(
            400, "invalidSyntax", "The body is not one JSON object in which each name stands once.", "Correct it."),

    // A filter.
    FILTER_UNREADABLE(
            400,
            "invalidFilter",
            "The filter cannot be read.",
            "Write it as in userName eq \"anna@contoso.com\", and no longer than it must be."),
    FILTER_TOO_WIDE(
            400,
            "tooMany",
            "Too many would have to be looked at for this filter.",
            "Match by externalId or userName; other filters are for companies of few people."),
    MEMBERS_TOO_MANY(
            400, "tooMany", "The group has too many members to name them all.", "Ask with excludedAttributes=members."),

    // A PATCH.
    OPERATIONS_MISSING(
            400,
            "invalidSyntax",
            "The PATCH has no list of Operations, or an empty one.",
            "Send at least one of them."),
    OPERATIONS_TOO_MANY(400, "tooMany", "More operations came than one PATCH may hold.", "Send them in several."),
    OPERATION_UNKNOWN(400, "invalidSyntax", "An operation has no op that is known.", "Say add, replace or remove."),
    PATH_UNREADABLE(
            400,
            "invalidPath",
            "The path of an operation cannot be read.",
            "Write it as in emails[type eq \"work\"].value, in the mapping in Entra."),
    PATH_WITHOUT_TARGET(
            400, "noTarget", "An operation removes something and does not say what.", "Name it in its path."),

    // A value.
    USER_NAME_MISSING(
            400, "invalidValue", "A person has no userName.", "Map it in Entra to an attribute that everybody has."),
    DISPLAY_NAME_MISSING(400, "invalidValue", "A group has no displayName.", "Map it in Entra to the group's name."),
    VALUE_MALFORMED(
            400,
            "invalidValue",
            "A value is not of the type that its attribute has.",
            "Correct the mapping of this attribute in Entra."),
    ID_FIXED(400, "mutability", "An id never changes.", "Leave it out."),
    PERSON_EXISTS(
            409,
            "uniqueness",
            "Somebody of this userName or externalId is here already.",
            "Match by externalId and userName; of two users with one userName, change one."),
    GROUP_EXISTS(
            409,
            "uniqueness",
            "A group of this displayName is here already.",
            "Rename one of the two in Entra, or unassign it."),
    EXTERNAL_ID_CONTRADICTS(
            409,
            "mutability",
            "This person has signed in, and their object id in Entra is another than this externalId.",
            "Map externalId to objectId in Entra.");

    private final int status;
    private final String scimType;
    private final String meaning;
    private final String change;
    private final Integer retryAfter;

    ScimFaultCode(int status, String scimType, String meaning, String change) {
        this(status, scimType, meaning, change, null);
    }

    ScimFaultCode(int status, String scimType, String meaning, String change, Integer retryAfter) {
        this.status = status;
        this.scimType = scimType;
        this.meaning = meaning;
        this.change = change;
        this.retryAfter = retryAfter;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int status() {
        return status;
    }

    /** RFC 7644, table 9. */
    public Optional<String> scimType() {
        return Optional.ofNullable(scimType);
    }

    /** In seconds. */
    public Optional<Integer> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public ScimFault fault() {
        return fault(meaning);
    }

    /** @param meaning closer than the code's own; it names attributes and numbers, and no value that came */
    public ScimFault fault(String meaning) {
        return new ScimFault(this, meaning + " " + change);
    }
}
