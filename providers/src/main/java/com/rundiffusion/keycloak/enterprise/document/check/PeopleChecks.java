package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.Provisioning;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import java.util.Optional;

/** What a document says of the company's people. */
final class PeopleChecks {

    private final CheckContext context;
    private final EnterpriseDocument document;
    private final Optional<Enterprise> stored;
    private final Faults faults;

    PeopleChecks(CheckContext context, EnterpriseDocument document, Optional<Enterprise> stored, Faults faults) {
        this.context = context;
        this.document = document;
        this.stored = stored;
        this.faults = faults;
    }

    /** @param tenant empty where the document names none */
    PeopleRules check(Optional<TenantId> tenant) {
        Provisioning provisioning = provisioning();
        if (provisioning == Provisioning.REQUIRED) {
            tenant.ifPresent(this::requireSomebody);
        }
        return new PeopleRules(
                provisioning,
                Optional.ofNullable(document.roles())
                        .flatMap(roles -> new RolesCheck(context, roles, faults).check(provisioning)));
    }

    /** It would lock everybody out. */
    private void requireSomebody(TenantId tenant) {
        boolean isNews = stored.filter(enterprise -> enterprise.people().provisioning() == Provisioning.REQUIRED)
                .isEmpty();
        if (isNews && !context.taken().hasProvisioned(tenant)) {
            faults.add("provisioning", FaultCode.PROVISIONING_NOT_SEEN, Provisioning.REQUIRED.key(), "optional");
        }
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
