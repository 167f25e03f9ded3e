package com.talkingshops.customers.server.model;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.Shop;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Sends requests that change something, some with an idempotency key, and can send the last such one again. */
final class Requests {

    /** Outcomes that a repeat gets again; others are decided anew. */
    private static final Set<Integer> KEPT = Set.of(200, 201, 404, 409, 412);

    private final Shop shop;
    private boolean keyed;
    private Sent last;

    private record Sent(String method, String path, Object body, String[] headers, Reply reply) {}

    Requests(Shop shop) {
        this.shop = shop;
    }

    /** Whether the next requests have a key. */
    void keyed(boolean yes) {
        keyed = yes;
    }

    Reply send(String method, String path, Object body, String... headers) {
        if (!keyed) {
            return exchange(method, path, body, headers);
        }
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Idempotency-Key";
        all[headers.length + 1] = UUID.randomUUID().toString();
        Reply reply = exchange(method, path, body, all);
        if (KEPT.contains(reply.status())) {
            last = new Sent(method, path, body, all, reply);
        }
        return reply;
    }

    void repeatLast() {
        if (last == null) {
            return;
        }
        Reply reply = exchange(last.method(), last.path(), last.body(), last.headers());
        assertThat(reply.status())
                .as("status of a repeat; %s", reply.body())
                .isEqualTo(last.reply().status());
        assertThat(reply.header("Idempotency-Replayed")).contains("true");
        assertThat(withoutRequestId(reply)).as("a repeat's reply").isEqualTo(withoutRequestId(last.reply()));
    }

    void misuseLast() {
        if (last == null) {
            return;
        }
        Reply reply = exchange("POST", "/v1/customers", object("mobile", "+447400123999"), last.headers());
        assertThat(reply.status())
                .as("status for a key used twice; %s", reply.body())
                .isEqualTo(422);
        assertThat(reply.errorCode()).isEqualTo("IdempotencyError");
    }

    private Reply exchange(String method, String path, Object body, String... headers) {
        Reply reply = shop.client().with(headers).send(method, path, body);
        if (reply.status() < 400) {
            String token = reply.header("X-Consistency-Token").orElseThrow();
            if (reply.header("X-Read-Model").isPresent()) {
                // The machine is slow; whoever must see the write says so.
                shop.client()
                        .with("X-Consistency-Token", token)
                        .get("/v1/customers?limit=1")
                        .expect(200);
            }
        }
        return reply;
    }

    /** Errors name the request that they answer, and that is another one. */
    @SuppressWarnings("unchecked")
    private static String withoutRequestId(Reply reply) {
        var body = new TreeMap<>((Map<String, Object>) Canonical.plain(reply.json()));
        if (body.get("error") instanceof Map<?, ?> error && error.get("details") instanceof Map<?, ?> details) {
            details.remove("requestId");
        }
        return Canonical.of(body);
    }
}
