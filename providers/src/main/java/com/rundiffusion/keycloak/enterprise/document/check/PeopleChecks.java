package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.Provisioning;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import java.util.Optional;

/** What a document says of the company's people. */
final class PeopleChecks {

    private final CheckContext context;
    private final EnterpriseDocument document;
    private final Faults faults;

    PeopleChecks(CheckContext context, EnterpriseDocument document, Faults faults) {
        this.context = context;
        this.document = document;
        this.faults = faults;
    }

    PeopleRules check() {
        Provisioning provisioning = provisioning();
        return new PeopleRules(
                provisioning,
                Optional.ofNullable(document.roles())
                        .flatMap(roles -> new RolesCheck(context, roles, faults).check(provisioning)));
    }

    private Provisioning provisioning() {
        String written = document.provisioning();
        if (written == null) {
            return Provisioning.OFF;
        }
        return Provisioning.of(written).orElseGet(() -> {
            faults.add("provisioning", FaultCode.PROVISIONING_UNKNOWN, written, "off, optional or required");
            return Provisioning.OFF;
        });
    }
}
