package com.rundiffusion.keycloak.testkit.inside;

import com.sun.management.ThreadMXBean;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** What the server has spent since somebody first asked. {@code /admin/realms/<realm>/costs}. */
public final class Costs extends InsideResource {

    static final String ID = "costs";

    public Costs() {
        super(ID, Resource::new);
    }

    /** Public, as JAX-RS wants it. */
    public static final class Resource {

        private final KeycloakSession session;

        Resource(KeycloakSession session) {
            this.session = session;
        }

        /** Statements and transactions by Hibernate's count, and the bytes that all living threads have allocated. */
        @GET
        @Produces(MediaType.APPLICATION_JSON)
        public Map<String, Long> read() {
            Statistics statistics = session.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .getEntityManagerFactory()
                    .unwrap(SessionFactory.class)
                    .getStatistics();
            statistics.setStatisticsEnabled(true);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long allocated = LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                    .filter(bytes -> bytes > 0)
                    .sum();
            return Map.of(
                    "statements", statistics.getPrepareStatementCount(),
                    "transactions", statistics.getTransactionCount(),
                    "allocated", allocated);
        }
    }
}
