package com.talkingshops.customers.server.chaos;

/** How often something is done: seldom in the build, often with {@code -Pfull}. */
public final class Size {

    private static final boolean FULL = "full".equals(System.getProperty("test.size"));

    private Size() {}

    /** One or the other. */
    public static int of(int inBuild, int inFull) {
        return FULL ? inFull : inBuild;
    }
}
