package com.talkingshops.customers.server.chaos;

import static com.talkingshops.customers.server.http.Client.object;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import java.math.BigDecimal;

/**
 * One change, told from every other by its mark.
 *
 * @param of whose: a customer's id for a name, its mobile number for all others
 * @param mark what no other write of the kind says: the number, the name, the amount
 * @param key the idempotency key; {@code null} for none
 */
public record Write(Kind kind, String of, String mark, String key) {

    /** What is written; the status says that it was. */
    public enum Kind {
        CUSTOMER(201),
        NAME(200),
        ORDER(201),
        /** Of a number that nobody has yet, so that a customer is made, too. */
        FIRST_ORDER(201);

        private final int status;

        Kind(int status) {
            this.status = status;
        }
    }

    Reply sendBy(Client client) {
        Client sender = key == null ? client : client.with("Idempotency-Key", key);
        return switch (kind) {
            case CUSTOMER -> sender.post("/v1/customers", object("mobile", mark));
            case NAME -> sender.put("/v1/customers/" + of, object("updates", object("name", mark)));
            case ORDER, FIRST_ORDER ->
                sender.post(
                        "/v1/orders",
                        object("mobile", of, "status", "completed", "final_amount", new BigDecimal(mark)));
        };
    }

    /** What a reply acknowledges; fails if it does not. */
    Acknowledged acknowledgedBy(Reply reply) {
        reply.expect(kind.status);
        String tag = reply.header("ETag").orElseThrow();
        return new Acknowledged(
                kind,
                of,
                mark,
                kind == Kind.NAME ? of : reply.text("/customerId"),
                kind == Kind.NAME || kind == Kind.CUSTOMER ? "-" : reply.text("/orderId"),
                Long.parseLong(tag.replace("\"", "")));
    }

    boolean isRepeatable() {
        return key != null;
    }
}
