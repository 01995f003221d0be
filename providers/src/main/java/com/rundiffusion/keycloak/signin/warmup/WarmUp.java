package com.rundiffusion.keycloak.signin.warmup;

import com.rundiffusion.keycloak.realm.DaemonThreads;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Vertx;
import java.net.http.HttpClient;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.keycloak.models.KeycloakSessionFactory;

/** A realm of its own, people who sign in there as everybody does, and nothing left of it. */
final class WarmUp {

    private static final int AT_ONCE = 4;

    /** The first of all sign-ins are those of people who are new, the others those of people who are known: so it is after a start. */
    private static final int PEOPLE = 100;

    private final KeycloakSessionFactory sessions;
    private final Vertx vertx;
    private final WarmUpSettings settings;
    private final AtomicInteger next = new AtomicInteger();

    WarmUp(KeycloakSessionFactory sessions, Vertx vertx, WarmUpSettings settings) {
        this.sessions = sessions;
        this.vertx = vertx;
        this.settings = settings;
    }

    /**
     * @return how fast it was
     * @throws ExecutionException when a sign-in failed, with its reason
     */
    Pace run() throws InterruptedException, ExecutionException {
        Pace pace = new Pace(settings);
        WarmUpEntra entra = WarmUpEntra.make();
        WarmUpRealm.removeLeftBehind(sessions, KeycloakClock.now());
        try (ServerStop stop = ServerStop.watched();
                WarmUpRealm realm = WarmUpRealm.make(sessions, entra.enterprise(), settings.limit());
                LoopbackDoor door = LoopbackDoor.open(vertx, VertxHttpRecorder.getRootHandler())) {
            HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            WarmUpSignIn signIn =
                    new WarmUpSignIn("/realms/" + realm.name(), entra, () -> new WarmUpBrowser(http, door, pace));
            pace.begin();
            work(() -> repeat(signIn, () -> pace.goesOn() && !stop.isTold(), pace));
        }
        pace.end();
        return pace;
    }

    private static void work(Callable<Void> work) throws InterruptedException, ExecutionException {
        ExecutorService people = Executors.newFixedThreadPool(AT_ONCE, new DaemonThreads("sso-warm-up"));
        try {
            for (Future<Void> one : people.invokeAll(Collections.nCopies(AT_ONCE, work))) {
                one.get();
            }
        } finally {
            people.shutdownNow();
        }
    }

    private Void repeat(WarmUpSignIn signIn, BooleanSupplier goOn, Pace pace) throws Exception {
        try {
            for (int number = next.getAndIncrement();
                    number < settings.logins() && goOn.getAsBoolean();
                    number = next.getAndIncrement()) {
                signIn.run(number, number % PEOPLE);
                pace.count();
            }
        } catch (Exception failed) {
            next.set(settings.logins());
            throw failed;
        }
        return null;
    }
}
