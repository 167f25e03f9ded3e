package com.talkingshops.customers.server.chaos;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Replies;
import com.talkingshops.customers.server.http.Reply;

/** A shop with one client, who reads after each of its writes, and so finds out if a reply is older than that. */
final class FreshShop {

    private final Client client;
    private int customers;

    FreshShop(Client client) {
        this.client = client;
    }

    int customers() {
        return customers;
    }

    /** Takes in a customer, changes it, lets it order, and looks for each of these at once. */
    void writeAndRead() {
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

    private static Reply shown(Reply reply) {
        assertThat(reply.header("X-Read-Model")).isEmpty();
        return reply;
    }

    private Reply read(String path) {
        return client.get(path).expect(200);
    }
}
