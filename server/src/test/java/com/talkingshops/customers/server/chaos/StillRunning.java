package com.talkingshops.customers.server.chaos;

import com.talkingshops.customers.server.http.Reply;

/** Recognises the reply to a repeat that came while the first request was being answered: it is to be sent again. */
final class StillRunning {

    private StillRunning() {}

    static boolean says(Reply reply) {
        return reply.status() == 409 && "Idempotency-Key".equals(reply.text("/error/details/field"));
    }
}
