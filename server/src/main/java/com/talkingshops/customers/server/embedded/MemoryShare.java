package com.talkingshops.customers.server.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How much memory PostgreSQL is told to use on a machine, or in a container, that it shares with the server. Its documentation
 * advises a quarter for shared buffers where it is alone; here it gets half of that.
 *
 * @param total the memory of the machine, or what the container may use, in bytes
 * @see <a href="https://www.postgresql.org/docs/18/runtime-config-resource.html">shared_buffers</a>
 */
record MemoryShare(long total) {

    private static final long MEGABYTE = 1024 * 1024;
    private static final long LEAST_BUFFERS = 64;
    private static final long MOST_BUFFERS = 8192;

    static MemoryShare ofThisMachine() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new MemoryShare(system.getTotalMemorySize());
    }

    /**
     * Lines of postgresql.conf: what it keeps in memory by itself, of which it takes only what it uses; and what it may expect to
     * find in memory when it plans, the system's file cache included.
     */
    String settings() {
        long megabytes = total / MEGABYTE;
        return """

                shared_buffers = %dMB
                effective_cache_size = %dMB
                """.formatted(
                        Math.clamp(megabytes / 8, LEAST_BUFFERS, MOST_BUFFERS), Math.max(megabytes / 2, LEAST_BUFFERS));
    }
}
