package com.rundiffusion.keycloak.enterprise.document.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.OtherDomains;
import com.rundiffusion.keycloak.enterprise.document.read.DocumentReader;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.enterprise.document.url.SignOnUrl;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of a company before anything is known of its application in Entra.
 *
 * @param faults all that is wrong with it; then the values are not to be used
 */
public record CompanyValues(
        Optional<String> alias,
        Optional<String> displayName,
        Set<String> domains,
        Optional<OtherDomains> otherDomains,
        List<String> contacts,
        Optional<LocalDate> planEndsOn,
        List<Fault> faults) {

    private static final Set<String> FIELDS =
            Set.of("alias", "displayName", "domains", "otherDomains", "contacts", "planEndsOn");

    /**
     * @param json fields of an enterprise's document
     * @param stored the enterprise that it is about, if there is one
     */
    public static CompanyValues read(ObjectNode json, CheckContext context, Optional<Enterprise> stored) {
        Faults faults = new Faults();
        ObjectNode own = json.objectNode();
        json.properties().forEach(field -> {
            if (FIELDS.contains(field.getKey())) {
                own.set(field.getKey(), field.getValue());
            } else {
                faults.add(
                        field.getKey(),
                        FaultCode.FIELD_UNKNOWN,
                        field.getKey(),
                        "one of " + FIELDS.stream().sorted().collect(Collectors.joining(", ")));
            }
        });
        DocumentReader reader = new DocumentReader(own);
        EnterpriseDocument document = reader.document();
        faults.addAll(reader.faults());
        CompanyChecks checks = new CompanyChecks(context, document, stored, faults);
        Optional<String> alias = Optional.ofNullable(document.alias()).map(SignOnUrl::inForm);
        alias.ifPresent(value -> new AliasCheck(context, stored, faults).check(value, document.alias()));
        checks.displayName();
        checks.contacts();
        return new CompanyValues(
                alias,
                Optional.ofNullable(document.displayName()),
                Set.copyOf(new DomainChecks(context, faults)
                        .check(
                                document,
                                stored.map(Enterprise::alias).or(() -> alias).orElse(null))),
                Optional.ofNullable(document.otherDomains()).map(written -> checks.otherDomains()),
                document.contacts(),
                Optional.ofNullable(checks.planEndsOn(Status.ACTIVE)),
                faults.all());
    }
}
