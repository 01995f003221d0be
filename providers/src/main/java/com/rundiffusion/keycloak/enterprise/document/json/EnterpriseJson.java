package com.rundiffusion.keycloak.enterprise.document.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.EntraApplication;
import com.rundiffusion.keycloak.enterprise.RoleRulesJson;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.FaultJson;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The contract's document of an enterprise, in the order of the contract. */
public final class EnterpriseJson {

    private static final String ACCEPT_EXPIRED = "acceptExpiredCertificatesUntil";

    private static final String ROLES = "roles";

    private EnterpriseJson() {}

    /** What can be put back as it is. */
    public static ObjectNode document(Enterprise enterprise) {
        EntraApplication application = enterprise.application();
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        json.put("identifier", application.identifier());
        json.put("signOnUrl", application.signOnUrl());
        json.put("loginUrl", application.loginUrl());
        json.put("entraIdentifier", application.entraIdentifier());
        json.set(
                "certificates",
                texts(application.signingCertificates().stream()
                        .map(SigningCertificate::pem)
                        .toList()));
        json.put("displayName", enterprise.displayName());
        json.set("domains", texts(enterprise.domains().stream().sorted().toList()));
        json.put("otherDomains", enterprise.otherDomains().key());
        json.put("alias", enterprise.alias());
        json.put("status", enterprise.status().key());
        json.put("metadataUrl", application.metadataUrl());
        json.putNull("metadata");
        json.set("contacts", texts(enterprise.contacts()));
        json.put("planEndsOn", Objects.toString(enterprise.planEndsOn(), null));
        json.put(ACCEPT_EXPIRED, Objects.toString(application.expiry().lastDay(), null));
        json.put("provisioning", enterprise.people().provisioning().key());
        json.set(ROLES, enterprise.people().roles().map(RoleRulesJson::of).orElse(null));
        return json;
    }

    /**
     * What can be put back. What cannot be understood stands there as it is: whoever changes something else is told to put it
     * right, and does not remove it without knowing.
     */
    public static ObjectNode writable(StoredEnterprise stored) {
        ObjectNode json = document(stored.enterprise());
        stored.misread().stream()
                .filter(misread -> misread.value() != null)
                .forEach(misread -> json.put(misread.field(), Fault.printable(misread.value())));
        return json;
    }

    /** The same with what is only to be read. */
    public static ObjectNode document(StoredEnterprise stored) {
        ObjectNode json = writable(stored);
        details(json, stored.enterprise());
        List<Fault> problems = problems(stored);
        if (!problems.isEmpty()) {
            json.set("problems", FaultJson.list(problems));
        }
        json.put("createdAt", text(stored.createdAt()));
        json.put("updatedAt", text(stored.updatedAt()));
        if (stored.enterprise().application().metadataUrl() != null) {
            json.put("metadataRefreshedAt", text(stored.metadata().readAt()));
            json.put("metadataFailure", stored.metadata().failure().orElse(null));
        }
        return json;
    }

    /** What somebody has written past this API, and what must not stay as it is. */
    public static List<Fault> problems(StoredEnterprise stored) {
        return Stream.of(
                        stored.misread().stream().map(EnterpriseJson::problem),
                        stored.unchecked().stream()
                                .map(certificate -> FaultCode.CERTIFICATE_UNCHECKED.fault(
                                        "certificates",
                                        "SHA-256 " + certificate.fingerprint(),
                                        "a certificate that was sent to this API")),
                        stored.addressMissingAt().stream()
                                .map(since -> FaultCode.ADDRESS_MISSING.fault(
                                        null, since.toString(), "an address of everybody who has one")),
                        Stream.ofNullable(stored.enterprise()
                                        .application()
                                        .expiry()
                                        .lastDay())
                                .map(day -> FaultCode.EXPIRED_CERTIFICATES_ACCEPTED.fault(
                                        ACCEPT_EXPIRED, day.toString(), "nothing, once there is a valid certificate")))
                .flatMap(Function.identity())
                .toList();
    }

    private static Fault problem(StoredEnterprise.Misread misread) {
        return switch (misread.field()) {
            case "planEndsOn" ->
                FaultCode.PLAN_END_MALFORMED.fault(
                        misread.field(), misread.value(), "a day like 2026-12-31; until then the enterprise is paused");
            case "otherDomains" ->
                FaultCode.OTHER_DOMAINS_UNKNOWN.fault(
                        misread.field(), misread.value(), "refuse or unverified; until then refuse");
            case "provisioning" ->
                FaultCode.PROVISIONING_UNKNOWN.fault(
                        misread.field(), misread.value(), "off, optional or required; until then required");
            case ROLES ->
                FaultCode.FIELD_TYPE.fault(
                        misread.field(),
                        misread.value(),
                        "rules that this API has stored; until then nobody has a role");
            case ACCEPT_EXPIRED ->
                FaultCode.EXPIRY_TOLERANCE_MALFORMED.fault(
                        misread.field(), misread.value(), "a day like 2026-12-31; until then none is accepted");
            case "loginUrl" ->
                FaultCode.LOGIN_URL_UNCHECKED.fault(
                        misread.field(),
                        misread.value(),
                        "https://login.microsoftonline.com/<tenant id>/saml2; until then the enterprise is paused");
            case StoredEnterprise.Misread.ORGANIZATION -> FaultCode.ORGANIZATION_MISSING.fault(null, null, null);
            default -> FaultCode.CERTIFICATE_UNREADABLE.fault(misread.field(), null, "base64 of a certificate");
        };
    }

    /** Of an enterprise that is not stored. */
    public static ObjectNode preview(Enterprise enterprise) {
        ObjectNode json = document(enterprise);
        details(json, enterprise);
        return json;
    }

    private static void details(ObjectNode json, Enterprise enterprise) {
        json.put("tenantId", enterprise.tenant().guid());
        json.put("admits", Notes.admits(enterprise));
        json.set("warnings", FaultJson.list(Notes.warnings(enterprise)));
        ArrayNode certificates = json.putArray("certificateDetails");
        for (SigningCertificate certificate : enterprise.application().signingCertificates()) {
            certificates
                    .addObject()
                    .put("subject", certificate.subject())
                    .put("fingerprint", certificate.fingerprint())
                    .put("notBefore", certificate.notBefore().toString())
                    .put("notAfter", certificate.notAfter().toString());
        }
    }

    private static String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }

    private static ArrayNode texts(Collection<String> values) {
        ArrayNode array = StrictJson.MAPPER.createArrayNode();
        values.forEach(array::add);
        return array;
    }
}
