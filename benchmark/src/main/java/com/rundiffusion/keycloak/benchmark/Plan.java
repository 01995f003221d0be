package com.rundiffusion.keycloak.benchmark;

import java.util.List;

/**
 * How much is measured.
 *
 * @param rivals by name
 * @param people that each company has and each rival knows before
 * @param warmUp logins before anything but the first thousand counts
 * @param count logins of each measurement
 * @param atATime loads
 * @param turns of each rival
 */
record Plan(List<String> rivals, int companies, int people, int warmUp, int count, List<Integer> atATime, int turns) {

    private static final int KNOWN = 1000;

    /** Hours. */
    static Plan full(int companies) {
        return new Plan(
                List.of("ours", "bare", "equipped"), companies, people(companies), 9000, 3000, List.of(1, 8, 32), 5);
    }

    /** Minutes, for whoever changes something. */
    static Plan brief() {
        return new Plan(List.of("ours", "bare"), 10, people(10) / 10, 2000, 1000, List.of(8), 1);
    }

    private static int people(int companies) {
        return Math.max(1, KNOWN / companies);
    }
}
