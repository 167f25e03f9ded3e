package com.talkingshops.customers.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.chaos.Write.Kind;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Replies;
import com.talkingshops.customers.server.http.Reply;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a shop sees of all that was written: each mark once, and the figures that go with it. */
record Lists(List<JsonNode> customers, List<JsonNode> orders, Reply statistics) {

    static Lists readBy(Client client) {
        return new Lists(
                all(client, "customers"),
                all(client, "orders"),
                client.get("/v1/customers/stats?period=all").expect(200));
    }

    private static List<JsonNode> all(Client client, String what) {
        var all = new ArrayList<JsonNode>();
        List<JsonNode> page;
        int number = 0;
        do {
            page = Replies.elements(
                    client.get("/v1/%s?limit=100&page=%d".formatted(what, ++number))
                            .expect(200),
                    "/" + what);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    /** That they have what was acknowledged, once, and besides only what may have been written. */
    void compare(Load load) {
        assertMarks(numbers(), load, EnumSet.of(Kind.CUSTOMER, Kind.FIRST_ORDER), true);
        assertMarks(amounts(), load, EnumSet.of(Kind.ORDER, Kind.FIRST_ORDER), false);
        assertThat(Replies.number(statistics, "/totalCustomers")).isEqualTo(customers.size());
        assertThat(Replies.number(statistics, "/totalOrders")).isEqualTo(orders.size());
        assertThat(customers.stream()
                        .mapToLong(one -> one.at("/metrics/orderCount").longValue())
                        .sum())
                .isEqualTo(orders.size());
    }

    private static void assertMarks(List<String> shown, Load load, EnumSet<Kind> kinds, boolean ofWhom) {
        List<String> acknowledged = load.acknowledged().stream()
                .filter(one -> kinds.contains(one.kind()))
                .map(one -> ofWhom ? one.of() : one.mark())
                .toList();
        Stream<String> doubtful = load.doubtful().stream()
                .filter(one -> kinds.contains(one.kind()))
                .map(one -> ofWhom ? one.of() : one.mark());
        assertThat(shown).as("doubled").doesNotHaveDuplicates();
        assertThat(shown).as("lost").containsAll(acknowledged);
        assertThat(Stream.concat(acknowledged.stream(), doubtful).toList())
                .as("written by nobody")
                .containsAll(shown);
    }

    private List<String> numbers() {
        return customers.stream().map(one -> one.at("/mobile").stringValue()).toList();
    }

    private List<String> amounts() {
        return orders.stream()
                .map(one -> one.at("/final_amount").decimalValue().toPlainString())
                .toList();
    }
}
