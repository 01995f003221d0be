package com.rundiffusion.keycloak.e2e.enterprise;

import com.rundiffusion.keycloak.demo.ManyCustomers;
import com.rundiffusion.keycloak.e2e.journey.Journey;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Companies without people: a test connects what it needs, and all are disconnected after it. */
final class Companies implements AfterEachCallback {

    private static final ManyCustomers CUSTOMERS = new ManyCustomers();

    private final Journey journey;
    private EnterpriseApi api;

    Companies(Journey journey) {
        this.journey = journey;
    }

    /** As the first administrator. */
    EnterpriseApi api() {
        if (api == null) {
            api = EnterpriseApi.of(journey);
        }
        return api;
    }

    Map<String, Object> document(int number) {
        return CUSTOMERS.document(number);
    }

    /** The document on one line. */
    String line(int number) {
        return CUSTOMERS.line(number);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        EnterpriseApi.stream(api().list("search=company-&max=1000").json())
                .forEach(one -> api().delete(one.get("alias").asText()));
    }
}
