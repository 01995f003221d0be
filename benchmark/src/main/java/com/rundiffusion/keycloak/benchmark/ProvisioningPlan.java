package com.rundiffusion.keycloak.benchmark;

/**
 * How much of provisioning is measured.
 *
 * @param few people of one company
 * @param many people of another; two in five of them are in its large group
 * @param enterprises in all
 * @param requests of each measurement, of one at a time a quarter of them
 * @param turns of each measurement that count
 */
record ProvisioningPlan(int few, int many, int enterprises, int requests, int turns) {

    /** An hour, unless the settings make less of it. */
    static ProvisioningPlan full() {
        return new ProvisioningPlan(
                Integer.getInteger("benchmark.few", 1000),
                Integer.getInteger("benchmark.many", 250_000),
                Integer.getInteger("benchmark.enterprises", 10_000),
                Integer.getInteger("benchmark.requests", 2000),
                Integer.getInteger("benchmark.turns", 5));
    }

    void run() {
        try (Provisioning provisioning = new Provisioning(this)) {
            provisioning.publish();
        }
    }

    int oneByOne() {
        return requests / 4;
    }

    int largeGroup() {
        return many * 2 / 5;
    }
}
