package com.talkingshops.customers.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.chaos.Write.Kind;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Replies;
import com.talkingshops.customers.server.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a shop sees of all that was written: each mark once, and the figures that go with it. */
public record Lists(List<JsonNode> customers, List<JsonNode> orders, Reply statistics) {

    /** All pages of them, one after the other. */
    public static Lists readBy(Client client) {
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
            Reply reply = client.get("/v1/%s?limit=100&page=%d".formatted(what, ++number));
            page = Replies.elements(reply.expect(200), "/" + what);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    /** That they show what was acknowledged, once, and besides only what may have been written. */
    public void compare(Account account) {
        Account made = account.of(Kind.CUSTOMER, Kind.FIRST_ORDER);
        assertShown(
                customers.stream().map(one -> one.at("/mobile").stringValue()).toList(),
                made.acknowledged().stream().map(Acknowledged::of),
                made.numbers());
        Account placed = account.of(Kind.ORDER, Kind.FIRST_ORDER);
        assertShown(
                orders.stream()
                        .map(one -> one.at("/final_amount").decimalValue().toPlainString())
                        .toList(),
                placed.acknowledged().stream().map(Acknowledged::mark),
                placed.marks());
        assertThat(account.of(Kind.NAME).marks()).containsAll(names());
        assertThat(names()).doesNotHaveDuplicates();
        assertThat(Replies.number(statistics, "/totalCustomers")).isEqualTo(customers.size());
        assertThat(Replies.number(statistics, "/totalOrders")).isEqualTo(orders.size());
        assertThat(customers.stream()
                        .mapToLong(one -> one.at("/metrics/orderCount").longValue())
                        .sum())
                .isEqualTo(orders.size());
    }

    private static void assertShown(List<String> shown, Stream<String> acknowledged, List<String> possible) {
        assertThat(shown).as("doubled").doesNotHaveDuplicates();
        assertThat(shown).as("lost").containsAll(acknowledged.toList());
        assertThat(possible).as("written by somebody").containsAll(shown);
    }

    private List<String> names() {
        return customers.stream()
                .map(one -> one.at("/name").stringValue(null))
                .filter(name -> name != null)
                .toList();
    }
}
