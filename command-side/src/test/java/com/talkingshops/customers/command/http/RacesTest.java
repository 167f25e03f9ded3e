package com.talkingshops.customers.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.command.http.Node.Reply;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sixty-four clients on two nodes who all want the same. */
class RacesTest {

    private static final int CLIENTS = 64;
    private static final List<String> SPELLINGS =
            List.of("+91 98765-43210", "00919876543210", "919876543210", "9876543210");

    private final List<Node> nodes = Node.both();

    @Test
    void oneOfManyCreatesOfANumberWins() {
        // when
        List<Reply> replies = AtOnce.times(
                CLIENTS, client -> node(client).post("/v1/customers", "{\"mobile\": \"" + spelling(client) + "\"}"));
        // then
        Reply winner = theOneWithStatus(201, replies);
        assertThat(replies).filteredOn(reply -> reply != winner).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.text("/error/details/existingCustomerId")).isEqualTo(winner.text("/customerId"));
        });
    }

    @Test
    void everyRacerHearsTheSameAgainUnderItsIdempotencyKey() {
        // given
        IntFunction<Reply> create = client -> node(client)
                .post(
                        "/v1/customers",
                        "{\"mobile\": \"" + spelling(client) + "\"}",
                        "Idempotency-Key",
                        "client " + client);
        List<Reply> replies = AtOnce.times(CLIENTS, create);
        theOneWithStatus(201, replies);
        // when
        List<Reply> repeats = AtOnce.times(CLIENTS, create);
        // then
        assertThat(repeats).allSatisfy(repeat -> assertThat(repeat.replayed()).isTrue());
        assertThat(repeats)
                .extracting(Reply::status)
                .isEqualTo(replies.stream().map(Reply::status).toList());
        assertThat(repeats)
                .extracting(Reply::body)
                .isEqualTo(replies.stream().map(Reply::body).toList());
    }

    @Test
    void manyOrdersOfANewNumberMakeOneCustomer() {
        // when
        List<Reply> replies = AtOnce.times(
                CLIENTS,
                client -> node(client)
                        .post("/v1/orders", "{\"mobile\": \"" + spelling(client) + "\", \"final_amount\": 1}"));
        // then
        assertThat(replies).extracting(Reply::status).containsOnly(201);
        assertThat(replies.stream().map(reply -> reply.text("/customerId")).distinct())
                .hasSize(1);
        assertThat(replies.stream().map(reply -> reply.text("/orderId")).distinct())
                .hasSize(CLIENTS);
    }

    @Test
    void manyRepeatsOfAnExternalOrderMakeOneOrder() {
        // when
        List<Reply> replies = AtOnce.times(CLIENTS, client -> node(client).post("/v1/orders", """
                {"mobile": "919876543210", "final_amount": 1, "external_order_source": "s", "external_order_id": "1"}"""));
        // then
        theOneWithStatus(201, replies);
        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(CLIENTS - 1);
        assertThat(replies.stream().map(reply -> reply.text("/orderId")).distinct())
                .hasSize(1);
    }

    @Test
    void oneOfManyUpdatesToANumberWins() {
        // given
        List<String> customers = IntStream.range(0, CLIENTS)
                .mapToObj(client -> node(client)
                        .post("/v1/customers", "{\"mobile\": \"9199000000%02d\"}".formatted(client))
                        .text("/customerId"))
                .toList();
        // when
        List<Reply> replies = AtOnce.times(
                CLIENTS,
                client -> node(client)
                        .put(
                                "/v1/customers/" + customers.get(client),
                                "{\"updates\": {\"mobile\": \"" + spelling(client) + "\"}}"));
        // then
        Reply winner = theOneWithStatus(200, replies);
        String winnersId = customers.get(replies.indexOf(winner));
        assertThat(replies).filteredOn(reply -> reply != winner).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.text("/error/details/existingCustomerId")).isEqualTo(winnersId);
        });
    }

    @Test
    void manyUpdatesOfOneCustomerAllGetThrough() {
        // given
        String customer =
                node(0).post("/v1/customers", "{\"mobile\": \"919876543210\"}").text("/customerId");
        // when
        List<Reply> replies = AtOnce.times(
                CLIENTS,
                client -> node(client)
                        .put("/v1/customers/" + customer, "{\"updates\": {\"name\": \"Name " + client + "\"}}"));
        // then
        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(replies.stream().map(reply -> reply.header("ETag")).distinct())
                .hasSize(CLIENTS);
    }

    @Test
    void ofManyDeletesAndCreatesEachNumberHasOneOwnerInTheEnd() {
        // given
        String first =
                node(0).post("/v1/customers", "{\"mobile\": \"919876543210\"}").text("/customerId");
        // when
        List<Reply> replies = AtOnce.times(
                CLIENTS,
                client -> client % 4 == 0
                        ? node(client / 4).delete("/v1/customers/" + first)
                        : node(client).post("/v1/customers", "{\"mobile\": \"" + spelling(client) + "\"}"));
        // then
        assertThat(replies).extracting(Reply::status).containsOnly(200, 201, 404, 409);
        theOneWithStatus(200, replies);
        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSizeLessThanOrEqualTo(1);
        // and when
        Reply last = node(0).post("/v1/customers", "{\"mobile\": \"919876543210\"}");
        // then
        assertThat(last.status()).isEqualTo(replies.stream().anyMatch(reply -> reply.status() == 201) ? 409 : 201);
    }

    @Test
    void customersWhoSwapNumbersDoNotWaitForEachOther() {
        // given
        List<String> customers = IntStream.range(0, 2)
                .mapToObj(i -> node(i).post("/v1/customers", "{\"mobile\": \"91987654321" + i + "\"}")
                        .text("/customerId"))
                .toList();
        // when
        List<Reply> replies = AtOnce.times(
                CLIENTS,
                client -> node(client / 2)
                        .put(
                                "/v1/customers/" + customers.get(client % 2),
                                "{\"updates\": {\"mobile\": \"91987654321" + (client / 2 % 3) + "\"}}"));
        // then
        assertThat(replies).extracting(Reply::status).containsOnly(200, 409);
    }

    private Node node(int client) {
        return nodes.get(client % nodes.size());
    }

    private static String spelling(int client) {
        return SPELLINGS.get(client / 2 % SPELLINGS.size());
    }

    private static Reply theOneWithStatus(int status, List<Reply> replies) {
        List<Reply> winners =
                replies.stream().filter(reply -> reply.status() == status).toList();
        assertThat(winners).hasSize(1);
        return winners.getFirst();
    }
}
