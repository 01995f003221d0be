package com.rundiffusion.keycloak.operations.admin.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.BodyItems;
import com.rundiffusion.keycloak.enterprise.store.PlannerStatistics;
import com.rundiffusion.keycloak.enterprise.store.WriteLock;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.operations.onboarding.Judgement;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Takes items one after the other and answers each by a line, as they come. A few items share a transaction, so that
 * neither memory nor the time for an item grows; where one of them makes the transaction fail, each gets one of its own.
 */
public final class BatchedAnswer<T> implements StreamingOutput {

    public static final String NDJSON = "application/x-ndjson";

    /** Hibernate looks through all that a transaction holds before each query: more is slower, not faster. */
    private static final int BATCH = 20;

    /** Enough for the database to see what the tables will look like, and early enough for the rest to gain by it. */
    private static final int BATCHES_TO_JUDGE_BY = 5;

    private static final Logger LOG = Logger.getLogger(BatchedAnswer.class);

    private final KeycloakSessionFactory sessions;
    private final RealmTransaction realm;
    private final BodyItems<T> items;
    private final Task<T> task;
    private final ExecutorService ahead;

    /** The request's own session may be closed by the time the answer is written, so it is not kept. */
    public BatchedAnswer(KeycloakSession request, BodyItems<T> items, Task<T> task) {
        this.sessions = request.getKeycloakSessionFactory();
        this.realm = RealmTransaction.beside(request);
        this.items = items;
        this.task = task;
        this.ahead = request.getProvider(ExecutorsProvider.class).getExecutor("sso-import");
    }

    public interface Task<T> {
        /** Whatever takes time, before {@link #run} and in another session; empty where there is nothing to judge. */
        Optional<Judgement> judge(KeycloakSession session, T item);

        /** @return what becomes the item's line */
        ObjectNode run(KeycloakSession session, T item, Optional<Judgement> ahead);

        /** The line of an item whose transaction failed; nothing of it is stored. */
        ObjectNode broken(T item, Fault why);
    }

    /** While one batch is stored, the next is read and judged. */
    @Override
    public void write(OutputStream output) throws IOException {
        int batches = 0;
        Future<List<Judged<T>>> next = ahead.submit(this::batch);
        try {
            for (List<Judged<T>> batch = result(next); !batch.isEmpty(); batch = result(next)) {
                next = ahead.submit(this::batch);
                for (ObjectNode line : run(batch)) {
                    output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
                output.flush();
                if (++batches == BATCHES_TO_JUDGE_BY) {
                    PlannerStatistics.renew(sessions);
                }
            }
        } finally {
            next.cancel(true);
        }
    }

    private static <R> R result(Future<R> work) throws IOException {
        try {
            return work.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw failed.getCause() instanceof IOException unread ? unread : new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Stopped while a batch was read");
        }
    }

    private record Judged<T>(T item, Optional<Judgement> ahead) {}

    private List<Judged<T>> batch() throws IOException {
        List<T> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH) {
            Optional<T> item = items.next();
            if (item.isEmpty()) {
                break;
            }
            batch.add(item.get());
        }
        return judged(batch);
    }

    private List<Judged<T>> judged(List<T> batch) {
        try {
            return realm.call(session -> batch.stream()
                    .map(item -> new Judged<>(item, task.judge(session, item)))
                    .toList());
        } catch (RuntimeException oneOfThem) {
            LOG.debug("A batch is judged one by one, as it is stored", oneOfThem);
            return batch.stream()
                    .map(item -> new Judged<>(item, Optional.<Judgement>empty()))
                    .toList();
        }
    }

    private List<ObjectNode> run(List<Judged<T>> batch) {
        try {
            return inTransaction(batch);
        } catch (WriteLock.Busy othersWrite) {
            // Each alone would wait as long, one after the other.
            return batch.stream()
                    .map(judged -> task.broken(judged.item(), Answers.busy()))
                    .toList();
        } catch (RuntimeException together) {
            LOG.debug("A batch is taken apart", together);
            return batch.stream().map(this::runAlone).toList();
        }
    }

    private ObjectNode runAlone(Judged<T> judged) {
        try {
            return inTransaction(List.of(judged)).get(0);
        } catch (RuntimeException broken) {
            LOG.warn("An enterprise was not stored", broken);
            return task.broken(judged.item(), FaultCode.NOT_STORED.fault(null, null, null));
        }
    }

    private List<ObjectNode> inTransaction(List<Judged<T>> batch) {
        return realm.call(session -> batch.stream()
                .map(judged -> task.run(session, judged.item(), judged.ahead()))
                .toList());
    }
}
