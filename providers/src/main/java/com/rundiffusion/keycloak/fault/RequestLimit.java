package com.rundiffusion.keycloak.fault;

/**
 * How much a request, a document or a value of it may hold. All of them are looked at before anything that takes its time, so
 * that nobody makes the server compute by sending much.
 */
public enum RequestLimit {
    /** Of an import; more than that the server itself does not read. */
    BODY(null, 10 * 1024 * 1024, "bytes"),
    /** Room for the largest metadata and all certificates. */
    DOCUMENT(null, 2 * 1024 * 1024, "bytes"),
    /** Of one import: four times what a body of real ones holds. */
    DOCUMENTS(null, 20_000, "documents a call"),
    /** Of an import whose sentences are written out; beyond, the codes alone: an answer must not be many times its question. */
    EXPLAINED_FAULTS(null, 2_000, "faults"),
    /** Beyond, nobody reads on. */
    FAULTS(null, 100, "faults"),
    UNKNOWN_FIELDS(null, 20, "fields"),
    /** Of objects and lists in each other. */
    DEPTH(null, 32, "levels"),

    ALIAS("alias", 255, "characters"),
    DISPLAY_NAME("displayName", 255, "characters"),
    IDENTIFIER("identifier", 255, "characters"),
    SIGN_ON_URL("signOnUrl", 2048, "characters"),
    LOGIN_URL("loginUrl", 2048, "characters"),
    ENTRA_IDENTIFIER("entraIdentifier", 2048, "characters"),
    METADATA_URL("metadataUrl", 2048, "characters"),
    METADATA("metadata", 1024 * 1024, "characters"),
    OTHER_DOMAINS("otherDomains", 255, "characters"),
    STATUS("status", 255, "characters"),
    PLAN_ENDS_ON("planEndsOn", 255, "characters"),
    ACCEPT_EXPIRED_CERTIFICATES_UNTIL("acceptExpiredCertificatesUntil", 255, "characters"),

    PROVISIONING("provisioning", 255, "characters"),
    /** Of one text in it. */
    ROLE_VALUE("roles", 255, "characters"),
    ROLE_VALUES("roles.map", 500, "values"),

    /** Of what is pasted, with an e-mail around it. */
    CERTIFICATE("certificates", 64 * 1024, "characters"),
    CERTIFICATES("certificates", 20, "values"),
    /** One certificate alone, as DER. */
    CERTIFICATE_BYTES("certificates", 16 * 1024, "bytes"),
    /** Whose key an anonymous response is verified with, one after the other. Entra itself has two. */
    VALID_CERTIFICATES("certificates", 10, "certificates that are valid now"),
    /** Of one metadata file, good and bad. */
    METADATA_CERTIFICATES("metadata", 100, "signing certificates"),
    RSA_MODULUS("certificates", 8192, "bits"),
    /** 2^32 has so many; Entra's is 65537. */
    RSA_EXPONENT("certificates", 33, "bits"),

    /** One text that lists them. */
    DOMAIN_LIST("domains", 16 * 1024, "characters"),
    DOMAINS("domains", 100, "values"),
    /** With what e-mail puts around it. */
    DOMAIN("domains", 1024, "characters"),
    CONTACT_LIST("contacts", 16 * 1024, "characters"),
    CONTACTS("contacts", 20, "values"),
    CONTACT("contacts", 1024, "characters");

    private final String field;
    private final int most;
    private final String unit;

    RequestLimit(String field, int most, String unit) {
        this.field = field;
        this.most = most;
        this.unit = unit;
    }

    public int most() {
        return most;
    }

    public boolean allows(long count) {
        return count <= most;
    }

    public Fault fault(long came) {
        String text = unit.equals("characters") ? "text of " : "";
        return FaultCode.TEXT_TOO_LONG.fault(field, text + count(came), "at most " + count(most));
    }

    private String count(long number) {
        return "%,d %s".formatted(number, unit);
    }
}
