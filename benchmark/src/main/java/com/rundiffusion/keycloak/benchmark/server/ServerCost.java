package com.rundiffusion.keycloak.benchmark.server;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A running Java's own counters, by its management beans on this machine. */
public final class ServerCost implements AutoCloseable {

    private static final String THREADS = "java.lang:type=Threading";
    private static final String SYSTEM = "java.lang:type=OperatingSystem";
    private static final String MEMORY = "java.lang:type=Memory";

    private final DoubleSupplier besides;
    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    /** @param besides milliseconds of CPU that what stands in front of it has taken */
    public ServerCost(long processId, DoubleSupplier besides) {
        this.besides = besides;
        try {
            VirtualMachine java = VirtualMachine.attach(String.valueOf(processId));
            try {
                connector = JMXConnectorFactory.connect(new JMXServiceURL(java.startLocalManagementAgent()));
                beans = connector.getMBeanServerConnection();
            } finally {
                java.detach();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException("Not a Java of this user: " + processId, e);
        }
    }

    /**
     * @param cpuMillis of all threads, the compiler's and the collector's as well, and of what stands in front
     * @param allocated bytes, of the threads that live
     */
    public record Counters(double cpuMillis, double allocated) {

        public Counters since(Counters before) {
            return new Counters(cpuMillis - before.cpuMillis, allocated - before.allocated);
        }
    }

    public Counters now() {
        try {
            long cpu = (Long) beans.getAttribute(new ObjectName(SYSTEM), "ProcessCpuTime");
            long[] threads = (long[]) beans.getAttribute(new ObjectName(THREADS), "AllThreadIds");
            long[] allocated = (long[]) beans.invoke(
                    new ObjectName(THREADS), "getThreadAllocatedBytes", new Object[] {threads}, new String[] {
                        long[].class.getName()
                    });
            return new Counters(
                    cpu / 1e6 + besides.getAsDouble(),
                    LongStream.of(allocated).filter(one -> one > 0).sum());
        } catch (JMException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Megabytes that are held after a full collection. */
    public double liveHeap() {
        try {
            beans.invoke(new ObjectName(MEMORY), "gc", null, null);
            CompositeData heap = (CompositeData) beans.getAttribute(new ObjectName(MEMORY), "HeapMemoryUsage");
            return (Long) heap.get("used") / 1048576.0;
        } catch (JMException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
