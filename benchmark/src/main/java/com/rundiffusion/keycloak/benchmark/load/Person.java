package com.rundiffusion.keycloak.benchmark.load;

import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The same numbers are the same person, at every rival. */
record Person(int company, int number) {

    String alias() {
        return ManyCustomers.alias(company);
    }

    String tenant() {
        return ManyCustomers.tenant(company);
    }

    String issuer() {
        return ManyCustomers.issuer(company);
    }

    String address() {
        return "ada." + number + "@" + ManyCustomers.alias(company) + ".example";
    }

    String objectId() {
        return UUID.nameUUIDFromBytes(address().getBytes(StandardCharsets.US_ASCII))
                .toString();
    }
}
