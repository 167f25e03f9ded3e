package com.talkingshops.customers.server.body;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import java.util.Map;

/** How large a body may be. */
final class BodyLimit {

    /** In bytes. */
    static final int MOST = 1 << 20;

    private BodyLimit() {}

    /**
     * Lets pass what is not too long.
     *
     * @param bytes the length of a body or of its beginning; -1 if unknown
     */
    static void check(long bytes) {
        if (bytes > MOST) {
            throw new Rejection(
                    ErrorCode.PayloadTooLargeError, "A body may have up to 1 MiB", Map.of("maximumBytes", MOST));
        }
    }
}
