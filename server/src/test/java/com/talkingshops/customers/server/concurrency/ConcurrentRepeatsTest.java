package com.talkingshops.customers.server.concurrency;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One idempotency key, one effect, also while the first request is still running. */
class ConcurrentRepeatsTest {

    private static final int MANY = 32;

    private final Shop shop = RunningServer.shared().newShop();

    @Test
    void oneOfManyCreatesIsMadeAndTheOthersReplayItOrAreToldThatItRuns() {
        // given
        Client client = shop.client().with("Idempotency-Key", "create-1");
        // when
        List<Reply> replies = Together.times(MANY, i -> client.post("/v1/customers", object("mobile", "919876543210")));
        Reply later = client.post("/v1/customers", object("mobile", "919876543210"));
        // then
        String id = onlyEffect(replies, 201, "/customerId");
        assertThat(later.expect(201).text("/customerId")).isEqualTo(id);
        assertThat(later.header("Idempotency-Replayed")).contains("true");
        assertThat(shop.get("/v1/customers").json().at("/total").intValue()).isEqualTo(1);
    }

    @Test
    void oneOfManyOrdersIsPlaced() {
        // given
        Client client = shop.client().with("Idempotency-Key", "order-1");
        // when
        List<Reply> replies = Together.times(
                MANY, i -> client.post("/v1/orders", object("mobile", "919876543210", "final_amount", 5)));
        // then
        onlyEffect(replies, 201, "/orderId");
        assertThat(shop.get("/v1/orders").json().at("/total").intValue()).isEqualTo(1);
    }

    @Test
    void oneOfManyDeletesIsMadeAndTheOthersHearTheSame() {
        // given
        String id = shop.customer("919876543210", null, null, null);
        Client client = shop.client().with("Idempotency-Key", "delete-1");
        // when
        List<Reply> replies = Together.times(MANY, i -> client.delete("/v1/customers/" + id));
        // then
        onlyEffect(replies, 200, "/success");
    }

    @Test
    void oneOfTwoRequestsUnderOneKeyIsMade() {
        // given
        Client client = shop.client().with("Idempotency-Key", "two-in-one");
        // when
        List<Reply> replies = Together.times(
                MANY, i -> client.post("/v1/customers", object("mobile", String.valueOf(919876500000L + i))));
        // then
        new Replies(replies).nothingBut(201, 409, 422);
        assertThat(new Replies(replies).with(201)).hasSize(1);
        assertThat(shop.get("/v1/customers").json().at("/total").intValue()).isEqualTo(1);
    }

    private static String onlyEffect(List<Reply> all, int success, String member) {
        var replies = new Replies(all).nothingBut(success, 409);
        assertThat(replies.with(success).stream()
                        .filter(reply -> reply.header("Idempotency-Replayed").isEmpty()))
                .as("replies that are no repeats")
                .hasSize(1);
        assertThat(replies.with(success).stream()
                        .map(reply -> reply.text(member))
                        .distinct())
                .hasSize(1);
        assertThat(replies.with(409)).allSatisfy(reply -> {
            assertThat(reply.errorCode()).isEqualTo("ConflictError");
            assertThat(reply.text("/error/details/existingCustomerId")).isNull();
        });
        return replies.with(success).getFirst().text(member);
    }
}
