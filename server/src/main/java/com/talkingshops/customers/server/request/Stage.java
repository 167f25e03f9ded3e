package com.talkingshops.customers.server.request;

import org.springframework.core.Ordered;

/**
 * The order in which filters, and after them interceptors, see a request. Spring's own measuring of requests goes around all of them but the first, so that
 * it sees the status that a failure ends with, and the line in the log is written within the request's trace.
 */
public final class Stage {

    /** Is there room? 503; before everything, since refusing has to be what costs least. */
    public static final int CROWD = Ordered.HIGHEST_PRECEDENCE;

    /** The id, the log line, headers of every reply. */
    public static final int REQUEST = Ordered.HIGHEST_PRECEDENCE + 5;

    /** How long did it take, and whom did it serve? */
    public static final int TIMING = REQUEST + 5;

    /** Turns whatever is thrown later into a reply. */
    public static final int FAILURES = REQUEST + 10;

    /** Who is it? 401. */
    public static final int DOOR = REQUEST + 20;

    /** How often? 429. */
    public static final int LIMIT = REQUEST + 30;

    /** Is its tenant suspended? 403. */
    public static final int SUSPENSION = REQUEST + 40;

    /** Is this node there for it? 421. */
    public static final int ROLE = REQUEST + 45;

    /** How much? 413. */
    public static final int BODY = REQUEST + 50;

    /** Holds the reply of a write until readers see what it did. */
    public static final int ACKNOWLEDGEMENT = REQUEST + 60;

    /** Has each request wait for its turn, 503; within the above, which waits for what is no work of this request. */
    public static final int ADMISSION = REQUEST + 65;

    /** Interceptor, before all others: what may this key do? 403. */
    public static final int SCOPE = -200;

    /** Interceptor: is it a request that can be understood? 400, 406, 413, 415. */
    public static final int VALIDATION = -100;

    private Stage() {}
}
