package com.talkingshops.customers.server.embedded;

import java.io.IOException;

/** Ports for what is stopped and started again in tests. */
public final class Ports {

    private Ports() {}

    /** One of the loopback address that nobody listens on, and that is lent to no client either. */
    public static int free() throws IOException {
        return FreePort.choose();
    }
}
