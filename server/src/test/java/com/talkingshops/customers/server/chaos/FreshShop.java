package com.talkingshops.customers.server.chaos;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Replies;
import com.talkingshops.customers.server.http.Reply;
import java.util.Optional;

/** A shop with one client, who reads after each of its writes, and so finds out if a reply is older than that. */
public final class FreshShop {

    private final Client client;
    private final Tokens tokens;
    private Optional<String> token = Optional.empty();
    private int customers;

    /** Which of its reads carry the token of the last write. */
    public enum Tokens {
        /** None: a write is answered when it can be read. */
        NONE,
        /** Those that have to, for whoever projects may be killed: a write may be answered before it can be read, if it says so. */
        IF_BEHIND,
        /** All, which a replica may answer then. */
        ALWAYS
    }

    FreshShop(Client client) {
        this(client, Tokens.NONE);
    }

    /** One that has taken in nobody yet. */
    public FreshShop(Client client, Tokens tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    /** How many customers it has taken in. */
    public int customers() {
        return customers;
    }

    /** Takes in a customer, changes it, lets it order, and looks for each of these at once. */
    public void writeAndRead() {
        String mobile = "9197%08d".formatted(customers++);
        String id = shown(client.post("/v1/customers", object("mobile", mobile)).expect(201))
                .text("/customerId");
        assertThat(Replies.number(read("/v1/customers?limit=1"), "/total")).isEqualTo(customers);
        assertThat(Replies.number(read("/v1/customers/stats?period=all"), "/totalCustomers"))
                .isEqualTo(customers);
        shown(client.put("/v1/customers/" + id, object("updates", object("name", mobile)))
                .expect(200));
        assertThat(Replies.number(read("/v1/customers?searchTerm=" + mobile), "/total"))
                .isEqualTo(1);
        shown(client.post("/v1/orders", object("mobile", mobile, "status", "completed", "final_amount", 1))
                .expect(201));
        Reply customer = read("/v1/customers/" + id);
        assertThat(customer.text("/name")).isEqualTo(mobile);
        assertThat(Replies.number(customer, "/metrics/totalOrders")).isEqualTo(1);
        assertThat(Replies.number(read("/v1/orders?limit=1"), "/total")).isEqualTo(customers);
        assertThat(Replies.number(read("/v1/customers/stats?period=all"), "/totalOrders"))
                .isEqualTo(customers);
    }

    private Reply shown(Reply reply) {
        boolean behind = reply.header("X-Read-Model").isPresent();
        assertThat(behind).isIn(false, tokens != Tokens.NONE);
        token = reply.header("X-Consistency-Token").filter(sent -> behind || tokens == Tokens.ALWAYS);
        return reply;
    }

    private Reply read(String path) {
        return token.map(carried -> client.with("X-Consistency-Token", carried))
                .orElse(client)
                .get(path)
                .expect(200);
    }
}
