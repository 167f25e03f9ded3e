package com.talkingshops.customers.benchmark.load;

import java.net.URI;
import java.util.function.Supplier;

/**
 * What a kind of client sends.
 *
 * @param requests the next request, asked for by several threads
 * @param status the status of a good reply
 * @param async whether the client prefers not to wait for read models
 */
public record Traffic(URI server, String method, Supplier<Request> requests, int status, boolean async) {

    /** Reads. */
    public static Traffic reads(URI server, Supplier<Request> requests) {
        return new Traffic(server, "GET", requests, 200, false);
    }
}
