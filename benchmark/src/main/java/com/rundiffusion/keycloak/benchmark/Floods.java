package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.demo.Services;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.testkit.machine.LiveHeap;
import com.rundiffusion.keycloak.testkit.security.Flood;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** How long a response that was made to be expensive keeps the server, ours and stock's, each for a login that waits. */
final class Floods {

    private static final int WARM_UP = 10;
    private static final int ROUNDS = 30;

    void measure(KeycloakServer keycloak, Services services) {
        Login ours = Login.atOurs(services);
        Login stock = Login.atStock(services);
        System.out.println("Expensive responses, median of " + ROUNDS + " in turns, and the status of the answer:");
        time("a good one", ours, stock, ResponseDraft::toBase64);
        long before = LiveHeap.megabytes(keycloak.processId());
        for (Flood flood : Flood.values()) {
            time(flood.toString(), ours, stock, flood::of);
        }
        System.out.printf(
                "  live heap %d MB before the expensive ones, %d MB after%n",
                before, LiveHeap.megabytes(keycloak.processId()));
    }

    private static void time(String sends, Login ours, Login stock, Function<ResponseDraft, String> response) {
        Times ourTimes = new Times();
        Times stockTimes = new Times();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            ourTimes.add(ours, response);
            stockTimes.add(stock, response);
        }
        System.out.printf(
                "  %-47s ours %7.1f ms (%d)  stock %7.1f ms (%d)  ratio %.2f%n",
                sends,
                ourTimes.median(),
                ourTimes.status,
                stockTimes.median(),
                stockTimes.status,
                ourTimes.median() / stockTimes.median());
    }

    private static final class Times {

        private final List<Long> nanos = new ArrayList<>();
        private int status;

        void add(Login login, Function<ResponseDraft, String> response) {
            Login.Waiting waiting = login.waiting();
            String field = response.apply(waiting.good());
            long start = System.nanoTime();
            HttpResponse<String> answer = waiting.answer(field);
            nanos.add(System.nanoTime() - start);
            status = answer.statusCode();
        }

        double median() {
            List<Long> measured = new ArrayList<>(nanos.subList(WARM_UP, nanos.size()));
            Collections.sort(measured);
            return measured.get(measured.size() / 2) / 1e6;
        }
    }
}
