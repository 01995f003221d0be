package com.rundiffusion.keycloak.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.Services;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import com.rundiffusion.keycloak.testkit.machine.LiveHeap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What ten thousand enterprises cost: to take them in, to keep them in memory, and to sign in at one of them. */
final class TenThousandEnterprises {

    private static final int FEW = 10;
    private static final int THOUSAND = 1000;
    private static final int THOUSANDS = 10;
    private static final int WARM_UP = 600;
    private static final int LOGINS = 400;

    private final String database;
    private final PostgresScans scans;
    private final ManyCustomers customers = new ManyCustomers();
    private final Random random = new Random(1);

    /** @param scans {@code null} for a database that cannot tell */
    TenThousandEnterprises(String database, PostgresScans scans) {
        this.database = database;
        this.scans = scans;
    }

    void measure(KeycloakServer keycloak, Services services) {
        EnterpriseApi api = EnterpriseApi.asAdministrator(keycloak.address(), KeycloakSettings.ADMIN);
        take(api, 1, FEW, "created");
        logins(services, FEW, WARM_UP);
        List<Spread> few = logins(services, FEW, LOGINS);
        long heapBefore = LiveHeap.megabytes(keycloak.processId());
        double stock = StockEnterprises.perSecond(services.admin());

        System.out.printf("Ten thousand enterprises on %s, a thousand a call:%n", database);
        System.out.printf("  stock, %d by its own admin REST: %.0f per second%n", StockEnterprises.COUNT, stock);
        double first = 0;
        double last = 0;
        for (int i = 0; i < THOUSANDS; i++) {
            double seconds = take(api, i * THOUSAND + FEW + 1, THOUSAND, "created");
            last = THOUSAND / seconds;
            first = i == 0 ? last : first;
            System.out.printf(
                    "  %6d to %6d: %5.1f s  %4.0f per second  live heap %d MB%n",
                    i * THOUSAND + FEW + 1,
                    (i + 1) * THOUSAND + FEW,
                    seconds,
                    last,
                    LiveHeap.megabytes(keycloak.processId()));
        }
        System.out.printf(
                "  last thousand beside the first: %.2f; beside stock: %.1f times%n", last / first, last / stock);
        System.out.printf(
                "  the last thousand again, unchanged: %.0f per second%n",
                THOUSAND / take(api, (THOUSANDS - 1) * THOUSAND + FEW + 1, THOUSAND, "unchanged"));
        System.out.printf(
                "  live heap with %d: %d MB, with all: %d MB%n",
                FEW, heapBefore, LiveHeap.megabytes(keycloak.processId()));

        int all = THOUSANDS * THOUSAND + FEW;
        logins(services, all, WARM_UP);
        List<Spread> many = logins(services, all, LOGINS);
        compare("first login of somebody", few.get(0), many.get(0));
        compare("the same person again", few.get(1), many.get(1));
        if (scans != null) {
            System.out.printf(
                    "  rows read by going through a table, in %d logins at random ones: %s%n",
                    2 * LOGINS, scans.during(() -> logins(services, all, LOGINS)));
        }
    }

    private static void compare(String what, Spread few, Spread many) {
        System.out.printf("  %s at a random one of ten: %s; at a random one of all: %s%n", what, few, many);
        System.out.printf(
                "    ratio of the medians %.2f, of the 95th percentiles %.2f%n",
                many.median() / few.median(), many.percentile95() / few.percentile95());
    }

    /** In milliseconds. */
    private record Spread(double median, double percentile95) {

        static Spread of(List<Long> nanos) {
            Collections.sort(nanos);
            return new Spread(nanos.get(nanos.size() / 2) / 1e6, nanos.get(nanos.size() * 95 / 100) / 1e6);
        }

        @Override
        public String toString() {
            return "median %.1f ms, 95th percentile %.1f ms".formatted(median, percentile95);
        }
    }

    /** @return seconds */
    private double take(EnterpriseApi api, int from, int count, String result) {
        String lines =
                IntStream.range(from, from + count).mapToObj(customers::line).collect(Collectors.joining("\n"));
        long start = System.nanoTime();
        List<JsonNode> answer = api.importLines(lines).lines();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (answer.size() != count
                || !answer.stream()
                        .allMatch(line -> line.path("result").asText().equals(result))) {
            throw new IllegalStateException("Not all were " + result + ": " + answer);
        }
        return seconds;
    }

    /** @return of a first and of a second login, each pair of somebody new at a random enterprise */
    private List<Spread> logins(Services services, int enterprises, int count) {
        List<Long> first = new ArrayList<>();
        List<Long> second = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Login login = Login.atCompany(services, customers, 1 + random.nextInt(enterprises));
            first.add(nanos(login));
            second.add(nanos(login));
        }
        return List.of(Spread.of(first), Spread.of(second));
    }

    private static long nanos(Login login) {
        long start = System.nanoTime();
        login.run();
        return System.nanoTime() - start;
    }
}
