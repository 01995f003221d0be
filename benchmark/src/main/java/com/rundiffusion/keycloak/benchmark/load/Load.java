package com.rundiffusion.keycloak.benchmark.load;

import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/** So many people at a time, each of whom begins when the one before has ended. */
public final class Load {

    private final Target target;
    private final EntraAnswer entra;

    /** @param customers whose key signs */
    public Load(Target target, ManyCustomers customers) {
        this.target = target;
        this.entra = new EntraAnswer(customers.privateKey());
    }

    /**
     * Logins, one at each company in turn.
     *
     * @param companies how many there are
     * @param people how many each has; whoever comes again is known
     * @param from number of the first login
     */
    public Result logins(int companies, int people, int from, int count, int atATime) {
        return run(count, atATime, (stopwatch, number) -> {
            int turn = from + number;
            login(turn % companies, turn / companies % people).run(stopwatch);
        });
    }

    /**
     * Logins of people of one company, whose Entra names groups of theirs.
     *
     * @param people how many it has; whoever comes again is known
     * @param groups how many of {@link #group}
     */
    public Result loginsWithGroups(int company, int people, int groups, int count, int atATime) {
        return run(
                count,
                atATime,
                (stopwatch, number) ->
                        new Login(target, entra, new Person(company, number % people, groups)).run(stopwatch));
    }

    /** Object id of a group by its number; every person is in the first ones. */
    public static String group(int number) {
        return Person.group(number);
    }

    /** Token refreshes of people who are signed in, one each in turn. */
    public Result refreshes(int people, int count, int atATime) {
        List<Session> sessions = sessions(people);
        return run(
                count,
                atATime,
                (stopwatch, number) -> sessions.get(number % people).refresh(stopwatch));
    }

    /** Further sign-ins of browsers that have a session ({@code prompt=none}). */
    public Result silentSignIns(int people, int count, int atATime) {
        List<Session> sessions = sessions(people);
        return run(
                count,
                atATime,
                (stopwatch, number) -> sessions.get(number % people).signInSilently(stopwatch));
    }

    private List<Session> sessions(int people) {
        return IntStream.range(0, people)
                .mapToObj(number -> new Session(login(0, number)))
                .toList();
    }

    private Login login(int company, int number) {
        return new Login(target, entra, new Person(company, number));
    }

    static Result run(int count, int atATime, ObjIntConsumer<Stopwatch> work) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        long start = System.nanoTime();
        try {
            List<Future<Stopwatch>> running = IntStream.range(0, atATime)
                    .mapToObj(thread -> threads.submit(() -> {
                        Stopwatch stopwatch = new Stopwatch();
                        for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                            work.accept(stopwatch, number);
                        }
                        return stopwatch;
                    }))
                    .toList();
            List<Stopwatch> stopwatches = new ArrayList<>();
            for (Future<Stopwatch> one : running) {
                stopwatches.add(one.get());
            }
            return Result.of(stopwatches, System.nanoTime() - start);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A request failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
