package com.rundiffusion.keycloak.demo;

import com.rundiffusion.keycloak.entra.EntraTenant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a customer hands over, as a document of the enterprises' API. */
public final class CustomerMail {

    private CustomerMail() {}

    /** The five values of the guide and no more; the alias stands instead of a Sign on URL that the tenant has not set. */
    public static Map<String, Object> fiveValues(EntraTenant tenant) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("identifier", tenant.application().identifiers().get(0));
        tenant.application()
                .signOnUrl()
                .ifPresentOrElse(url -> document.put("signOnUrl", url), () -> document.put("alias", tenant.name()));
        document.put("certificate", tenant.application().certificates().active().pem());
        document.put("loginUrl", tenant.loginUrl());
        document.put("entraIdentifier", tenant.identifier());
        return document;
    }

    /** The same with what operations add: the name, the mail domain, and guests from elsewhere. */
    public static Map<String, Object> document(EntraTenant tenant) {
        Map<String, Object> document = fiveValues(tenant);
        document.put("displayName", tenant.displayName());
        document.put("domains", new String[] {tenant.name() + ".example"});
        document.put("otherDomains", "unverified");
        return document;
    }
}
