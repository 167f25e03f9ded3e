package com.talkingshops.customers.cluster;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Client;

/** A shop that asks each node by itself, and is patient with none. */
final class EachNode {

    private final Topology topology;
    private final Client client;
    private int customers;

    EachNode(Topology topology, Client client) {
        this.topology = topology;
        this.client = client;
    }

    /** That each that writes takes customers in, so many in a row, and each that reads shows all of them as often. */
    void requireServes(int times) {
        String token = "";
        for (int number = 0; number < times; number++) {
            for (Node node : topology.command()) {
                token = at(node).post("/v1/customers", object("mobile", "9196%08d".formatted(customers++)))
                        .expect(201)
                        .header("X-Consistency-Token")
                        .orElseThrow();
            }
        }
        for (int number = 0; number < times; number++) {
            for (Node node : topology.query()) {
                var seen = at(node).with("X-Consistency-Token", token).get("/v1/customers?limit=1");
                assertThat(number(seen.expect(200), "/total")).as("on %s", node).isEqualTo(customers);
            }
        }
    }

    private Client at(Node node) {
        return client.by(node.address().toString());
    }
}
