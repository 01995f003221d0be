package com.rundiffusion.keycloak.enterprise.document.json;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.OtherDomains;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.util.List;

/** What a right document comes to, where its values alone would not tell. */
public final class Notes {

    private Notes() {}

    /**
     * Who of the tenant is let in: {@code domains}, whoever has an address in one of them; {@code everybody}, with an
     * unverified one too. Without any domain the rule for other ones refuses nobody.
     */
    public static String admits(Enterprise enterprise) {
        boolean refusesOthers = !enterprise.domains().isEmpty() && enterprise.otherDomains() == OtherDomains.REFUSE;
        return refusesOthers ? "domains" : "everybody";
    }

    /** What is taken and may not be meant. */
    public static List<Fault> warnings(Enterprise enterprise) {
        return enterprise.domains().isEmpty()
                ? List.of(FaultCode.DOMAINS_MISSING.fault("domains", null, "the company's own email domains"))
                : List.of();
    }
}
