package com.talkingshops.customers.server.concurrency;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever else is asked at that moment: who is erased is erased once, and for good. */
class ConcurrentErasuresTest {

    private static final int MANY = 16;
    private static final String MOBILE = "919876543210";

    private final RunningServer server = RunningServer.shared();
    private final Shop shop = server.newShop();
    private final String john = shop.customer(MOBILE, "John Doe", "john@example.com", "vip");

    @Test
    void allWhoAskGetOneReceipt() {
        // when
        var replies = new Replies(Together.times(MANY, i -> erase()));
        // then
        assertThat(replies.nothingBut(200).all().stream().map(reply -> reply.text("/receiptId")))
                .hasSize(MANY)
                .containsOnly(erase().text("/receiptId"));
        assertThat(count("es.domain_event_entry where aggregate_identifier = ?"))
                .isEqualTo(2);
    }

    @Test
    void changesAndOrdersAtThatMomentLeaveNothingPersonal() {
        // given
        String order = shop.order(MOBILE, "completed", "250.00", null);
        // when
        var replies = new Replies(Together.times(MANY, i -> switch (i % 4) {
            case 0 -> erase();
            case 1 -> shop.put("/v1/customers/" + john, object("updates", object("name", "John the " + i + "th")));
            case 2 -> shop.put("/v1/orders/" + order, object("updates", object("notes", "call John " + i)));
            default ->
                shop.post(
                        "/v1/orders", object("mobile", MOBILE, "name", "John", "final_amount", i, "notes", "at once"));
        }));
        // then
        replies.nothingBut(200, 201, 404);
        shop.get("/v1/customers/" + john).expect(404);
        assertThat(count("rm_customers.placed_order where customer_id = ?")).isPositive();
        assertThat(count("rm_customers.placed_order where customer_id = ?"
                        + " and num_nonnulls(mobile, mobile_hash, name, email, notes) > 0"))
                .isZero();
        assertThat(count("es.subject_key where wrapped is not null and subject = ?"))
                .isZero();
    }

    private Reply erase() {
        return shop.delete("/v1/customers/" + john + "?erase=true");
    }

    private int count(String ofJohn) {
        return server.context()
                .getBean(JdbcClient.class)
                .sql("select count(*) from " + ofJohn)
                .param(john)
                .query(Integer.class)
                .single();
    }
}
