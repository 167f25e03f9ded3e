package com.talkingshops.customers.server.start;

import java.lang.reflect.InvocationTargetException;

/**
 * Where the packaged server begins. Compiled for Java 17, the oldest on which the jar opens at all, so that an older Java than the
 * server needs is answered with a sentence; so it may know no other class of ours.
 */
public final class Launch {

    private static final int NEEDED = 25;
    private static final String SERVER = "com.talkingshops.customers.server.CustomerManagement";

    private Launch() {}

    /** Starts the server, or ends with exit code 1 once the reason has been told. */
    public static void main(String[] arguments) throws Exception {
        if (Runtime.version().feature() < NEEDED) {
            System.err.printf(
                    "Cannot start: this server needs Java %d, and this is Java %s (%s): start it with the java of a JDK %d.%n",
                    NEEDED, Runtime.version(), System.getProperty("java.home"), NEEDED);
            System.exit(1);
        }
        try {
            Class.forName(SERVER).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            // Spring Boot's handler leaves out what has been reported.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e.getCause());
            System.exit(1);
        }
    }
}
