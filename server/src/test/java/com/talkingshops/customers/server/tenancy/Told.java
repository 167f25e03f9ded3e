package com.talkingshops.customers.server.tenancy;

import com.talkingshops.customers.server.http.Reply;
import tools.jackson.databind.node.ObjectNode;

/** What a refusal tells, all but the number of the request: two that must not differ are equal. */
record Told(int status, String body, String challenge) {

    static Told by(Reply reply) {
        var json = reply.json();
        if (json.at("/error/details") instanceof ObjectNode details && details.remove("requestId") != null) {
            return new Told(
                    reply.status(),
                    json.toString(),
                    reply.header("WWW-Authenticate").orElse(""));
        }
        throw new AssertionError("not the envelope of a failure: " + reply.status() + " " + reply.body());
    }
}
