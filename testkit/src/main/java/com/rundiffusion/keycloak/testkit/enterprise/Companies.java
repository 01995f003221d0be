package com.rundiffusion.keycloak.testkit.enterprise;

import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Companies without people: a test connects what it needs, and all are disconnected after it. */
public final class Companies implements AfterEachCallback {

    private static final ManyCustomers CUSTOMERS = new ManyCustomers();

    private final Journey journey;
    private EnterpriseApi api;

    public Companies(Journey journey) {
        this.journey = journey;
    }

    /** As the first administrator. */
    public EnterpriseApi api() {
        if (api == null) {
            api = EnterpriseApi.of(journey);
        }
        return api;
    }

    public Map<String, Object> document(int number) {
        return CUSTOMERS.document(number);
    }

    /** With another value of one field. */
    public Map<String, Object> document(int number, String field, Object value) {
        Map<String, Object> document = document(number);
        document.put(field, value);
        return document;
    }

    /** The document on one line. */
    public String line(int number) {
        return CUSTOMERS.line(number);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        EnterpriseApi.stream(api().list("search=company-&max=1000").json())
                .forEach(one -> api().delete(one.get("alias").asText()));
    }
}
