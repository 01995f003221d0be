package com.rundiffusion.keycloak.benchmark;

import java.util.List;

/**
 * How much is measured.
 *
 * @param rivals how many of them, the first ones
 * @param people that each company has and each rival knows before
 * @param warmUp logins before a server is warm
 * @param count logins of each measurement
 * @param atATime loads
 * @param turns of each rival
 */
record Plan(int rivals, int companies, int people, int warmUp, int count, List<Integer> atATime, int turns) {

    private static final int KNOWN = 1000;

    /** An hour for each number of companies; what Keycloak signs with by default is compared with the fewest. */
    static Plan full(int companies, int turns) {
        return new Plan(companies == 10 ? 4 : 3, companies, people(companies), 20_000, 500, List.of(1, 8, 32), turns);
    }

    /** Minutes, for whoever changes something. */
    static Plan brief() {
        return new Plan(2, 10, people(10) / 10, 2000, 1000, List.of(8), 1);
    }

    private static int people(int companies) {
        return Math.max(1, KNOWN / companies);
    }
}
