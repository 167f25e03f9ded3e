package com.talkingshops.customers.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.command.http.Node.Reply;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A reservation of an idempotency key without an outcome, as an event store apart from the outcomes can leave one: here it is made
 * by hand.
 */
class ReservationWithoutAnOutcomeTest {

    private static final String KEY = "Idempotency-Key";
    private static final String JOHN = "{\"mobile\": \"919876543210\", \"name\": \"John Doe\"}";

    private static final String ORDER = "{\"mobile\": \"919876543210\", \"final_amount\": 250.00}";

    private final List<Node> nodes = Node.both();
    private final Node shop = nodes.getFirst();
    private final Node otherNode = nodes.getLast();
    private final String key = UUID.randomUUID().toString();

    @Test
    void whoseCustomerIsThereIsAnsweredWithThatOne() {
        // given
        Reply first = shop.post("/v1/customers", JOHN, KEY, key);
        forgetTheOutcome();
        // when
        Reply repeat = otherNode.post("/v1/customers", JOHN, KEY, key);
        // then
        assertThat(repeat.status()).isEqualTo(201);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(repeat.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(repeat.replayed()).isTrue();
        assertThat(eventsOf(first.text("/customerId"))).hasSize(1);
    }

    @Test
    void whoseCustomerWasDeletedSinceIsAnsweredWithThatOne() {
        // given
        Reply first = shop.post("/v1/customers", JOHN, KEY, key);
        shop.delete("/v1/customers/" + first.text("/customerId"));
        forgetTheOutcome();
        // then
        assertThat(shop.post("/v1/customers", JOHN, KEY, key).body()).isEqualTo(first.body());
    }

    @Test
    void whoseCustomerWasErasedIsAnsweredWithTheSameReceipt() {
        // given
        String path = "/v1/customers/" + shop.post("/v1/customers", JOHN).text("/customerId") + "?erase=true";
        Reply first = shop.delete(path, KEY, key);
        assertThat(first.status()).as("%s", first.body()).isEqualTo(200);
        forgetTheOutcome();
        // when
        Reply repeat = otherNode.delete(path, KEY, key);
        // then
        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.body()).isEqualTo(first.body());
    }

    @Test
    void whoseCustomerWasNeverMadeIsFinishedWithTheSameId() {
        // given
        Reply first = shop.post("/v1/customers", JOHN, KEY, key);
        forgetTheOutcome();
        forgetTheEvents();
        // when
        Reply repeat = shop.post("/v1/customers", JOHN, KEY, key);
        // then
        assertThat(repeat.status()).isEqualTo(201);
        assertThat(repeat.text("/customerId")).isEqualTo(first.text("/customerId"));
        assertThat(repeat.replayed()).isFalse();
        assertThat(shop.post("/v1/customers", JOHN, KEY, key).replayed()).isTrue();
    }

    @Test
    void whoseOrderIsThereIsAnsweredWithThatOne() {
        // given
        Reply first = shop.post("/v1/orders", ORDER, KEY, key);
        forgetTheOutcome();
        // when
        Reply repeat = shop.post("/v1/orders", ORDER, KEY, key);
        // then
        assertThat(repeat.status()).isEqualTo(201);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(eventsOf(first.text("/orderId"))).hasSize(1);
    }

    @Test
    void whoseOrderWasNeverMadeIsFinishedWithTheSameIds() {
        // given
        Reply first = shop.post("/v1/orders", ORDER, KEY, key);
        forgetTheOutcome();
        forgetTheEvents();
        // then
        assertThat(shop.post("/v1/orders", ORDER, KEY, key).body()).isEqualTo(first.body());
    }

    private void forgetTheOutcome() {
        assertThat(shop.bean(JdbcClient.class)
                        .sql("update es.idempotency set outcome = null where scope = ?")
                        .param(shop.tenant())
                        .update())
                .isPositive();
    }

    private void forgetTheEvents() {
        assertThat(shop.bean(JdbcClient.class)
                        .sql("delete from es.domain_event_entry"
                                + " where convert_from(meta_data, 'UTF8')::jsonb ->> 'tenant' = ?")
                        .param(shop.tenant())
                        .update())
                .isPositive();
    }

    private List<? extends DomainEventMessage<?>> eventsOf(String aggregate) {
        return shop.bean(EventStore.class).readEvents(aggregate).asStream().toList();
    }
}
