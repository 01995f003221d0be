package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.benchmark.rival.PreparedRival;
import com.rundiffusion.keycloak.benchmark.rival.RunningRival;
import java.util.List;

/**
 * What a rival costs in every turn alike.
 *
 * @param importRates companies per second, of each thousand
 * @param megabytes of the distribution with all that it starts with
 * @param statements to the database in a login of somebody known; 0 where the database does not tell
 * @param commits of it, likewise
 * @param scanned rows that the database went through for it, in tables with a row or more for each company; likewise
 */
public record Footprint(List<Double> importRates, double megabytes, double statements, double commits, double scanned) {

    private static final int LOGINS = 100;

    static Footprint of(PreparedRival prepared, RunningRival running, Plan plan) {
        return prepared.databaseWork(() -> running.load().logins(plan.companies(), plan.people(), 0, LOGINS, 1))
                .map(work -> new Footprint(
                        prepared.importRates(),
                        prepared.megabytes(),
                        (double) work.statements() / LOGINS,
                        (double) work.commits() / LOGINS,
                        (double) work.scanned() / LOGINS))
                .orElseGet(() -> new Footprint(prepared.importRates(), prepared.megabytes(), 0, 0, 0));
    }
}
