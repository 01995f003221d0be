package com.rundiffusion.keycloak.benchmark.load;

import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The same numbers are the same person, at every rival.
 *
 * @param groups how many of them Entra names
 */
record Person(int company, int number, int groups) {

    Person(int company, int number) {
        this(company, number, 0);
    }

    static String group(int number) {
        return id("group " + number);
    }

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
        return id(address());
    }

    List<String> groupIds() {
        return IntStream.range(0, groups).mapToObj(Person::group).toList();
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII)).toString();
    }
}
