package com.talkingshops.customers.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.command.http.Node.Reply;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

class RepeatedRequestsTest {

    private static final String KEY = "Idempotency-Key";
    private static final String JOHN = "{\"mobile\": \"919876543210\", \"name\": \"John Doe\"}";
    private static final String JANE = "{\"mobile\": \"919876543211\", \"name\": \"Jane Doe\"}";

    private final List<Node> nodes = Node.both();
    private final Node shop = nodes.getFirst();
    private final Node otherNode = nodes.getLast();
    private final String key = UUID.randomUUID().toString();

    @Nested
    class ARepeat {

        @Test
        void getsTheFirstReplyOnAnyNode() {
            // given
            Reply first = shop.post("/v1/customers", JOHN, KEY, key);
            // when
            Reply repeat = otherNode.post("/v1/customers", JOHN.replace(": ", ":\n  "), KEY, key);
            // then
            assertThat(first.status()).isEqualTo(201);
            assertThat(first.replayed()).isFalse();
            assertThat(repeat.status()).isEqualTo(201);
            assertThat(repeat.replayed()).isTrue();
            assertThat(repeat.body()).isEqualTo(first.body());
            assertThat(repeat.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(repeat.header("Location")).isEqualTo(first.header("Location"));
        }

        @Test
        void getsTheFirstReplyAlsoWhenTheWorldHasMovedOn() {
            // given
            Reply first = shop.post("/v1/customers", JOHN, KEY, key);
            shop.delete("/v1/customers/" + first.text("/customerId"));
            // when
            Reply repeat = shop.post("/v1/customers", JOHN, KEY, key);
            // then
            assertThat(repeat.body()).isEqualTo(first.body());
            assertThat(repeat.replayed()).isTrue();
        }

        @Test
        void getsTheSameConflict() {
            // given
            String john = shop.post("/v1/customers", JOHN).text("/customerId");
            Reply first = shop.post("/v1/customers", JOHN, KEY, key);
            shop.delete("/v1/customers/" + john);
            // when
            Reply repeat = shop.post("/v1/customers", JOHN, KEY, key);
            // then
            assertThat(first.status()).isEqualTo(409);
            assertThat(first.replayed()).isFalse();
            assertThat(repeat.status()).isEqualTo(409);
            assertThat(repeat.body()).isEqualTo(first.body());
            assertThat(repeat.replayed()).isTrue();
        }

        @Test
        void getsTheSameNotFoundAndTheSamePreconditionFailed() {
            // given
            String john = shop.post("/v1/customers", JOHN).text("/customerId");
            String otherKey = UUID.randomUUID().toString();
            String update = "{\"updates\": {\"name\": \"Jo\"}}";
            // when
            Reply absent = shop.delete("/v1/customers/" + "0".repeat(24), KEY, key);
            Reply absentAgain = shop.delete("/v1/customers/" + "0".repeat(24), KEY, key);
            Reply stale = shop.put("/v1/customers/" + john, update, KEY, otherKey, "If-Match", "\"7\"");
            Reply staleAgain = shop.put("/v1/customers/" + john, update, KEY, otherKey, "If-Match", "\"7\"");
            // then
            assertThat(absent.status()).isEqualTo(404);
            assertThat(absentAgain.body()).isEqualTo(absent.body());
            assertThat(absentAgain.replayed()).isTrue();
            assertThat(stale.status()).isEqualTo(412);
            assertThat(staleAgain.body()).isEqualTo(stale.body());
            assertThat(staleAgain.replayed()).isTrue();
        }

        @Test
        void isTriedAnewAfterAFaultyRequest() {
            // given
            shop.post("/v1/customers", "{\"mobile\": \"12345\"}", KEY, key);
            // when
            Reply again = shop.post("/v1/customers", JOHN, KEY, key);
            // then
            assertThat(again.status()).isEqualTo(201);
        }

        @Test
        void deletesOnlyOnce() {
            // given
            String john = shop.post("/v1/customers", JOHN).text("/customerId");
            // when
            Reply first = shop.delete("/v1/customers/" + john, KEY, key);
            Reply repeat = shop.delete("/v1/customers/" + john, KEY, key);
            // then
            assertThat(first.status()).isEqualTo(200);
            assertThat(repeat.status()).isEqualTo(200);
            assertThat(repeat.body()).isEqualTo(first.body());
        }

        @Test
        void ofAnOrderMakesNoSecondOne() {
            // given
            String order = "{\"mobile\": \"919876543210\", \"final_amount\": 250.00}";
            Reply first = shop.post("/v1/orders", order, KEY, key);
            // when
            Reply repeat = shop.post("/v1/orders", order, KEY, key);
            // then
            assertThat(repeat.status()).isEqualTo(201);
            assertThat(repeat.body()).isEqualTo(first.body());
        }

        @Test
        void ofABulkRequestGetsTheSameResults() {
            // given
            String body = "{\"customers\": [" + JOHN + ", {}, " + JOHN + ", " + JANE + "]}";
            Reply first = shop.post("/v1/customers/bulk", body, KEY, key);
            // when
            Reply repeat = otherNode.post("/v1/customers/bulk", body, KEY, key);
            // then
            assertThat(repeat.body()).isEqualTo(first.body());
            assertThat(repeat.replayed()).isTrue();
        }

        @Test
        void whileTheFirstIsRunningIsToldSo() {
            // when
            List<Reply> replies = AtOnce.times(16, index -> nodes.get(index % 2).post("/v1/customers", JOHN, KEY, key));
            // then
            List<Reply> created =
                    replies.stream().filter(reply -> reply.status() == 201).toList();
            assertThat(created).isNotEmpty();
            assertThat(created)
                    .extracting(reply -> reply.text("/customerId"))
                    .containsOnly(created.getFirst().text("/customerId"));
            assertThat(created.stream().filter(reply -> !reply.replayed())).hasSize(1);
            assertThat(replies).filteredOn(reply -> reply.status() != 201).allSatisfy(reply -> {
                assertThat(reply.status()).isEqualTo(409);
                assertThat(reply.text("/error/message")).contains("still running");
            });
        }
    }

    @Nested
    class AKey {

        @Test
        void belongsToOneRequest() {
            // given
            String john = shop.post("/v1/customers", JOHN, KEY, key).text("/customerId");
            // when
            Reply otherBody = shop.post("/v1/customers", JANE, KEY, key);
            Reply otherMethod = shop.delete("/v1/customers/" + john, KEY, key);
            Reply otherPath = shop.post("/v1/orders", "{\"mobile\": \"919876543210\", \"final_amount\": 1}", KEY, key);
            // then
            assertThat(List.of(otherBody, otherMethod, otherPath)).allSatisfy(reply -> {
                assertThat(reply.status()).isEqualTo(422);
                assertThat(reply.text("/error/code")).isEqualTo("IdempotencyError");
            });
            assertThat(shop.delete("/v1/customers/" + john).status()).isEqualTo(200);
        }

        @Test
        void belongsToOneBulkRequest() {
            // given
            shop.post("/v1/customers/bulk", "{\"customers\": [{}, " + JOHN + "]}", KEY, key);
            // when
            Reply other = shop.post("/v1/customers/bulk", "{\"customers\": [" + JANE + "]}", KEY, key);
            // then
            assertThat(other.status()).isEqualTo(422);
            assertThat(shop.post("/v1/customers", JANE).status()).isEqualTo(201);
        }

        @Test
        void belongsToOneTenant() {
            // given
            shop.post("/v1/customers", JOHN, KEY, key);
            // when
            Reply elsewhere = shop.asAnotherTenant().post("/v1/customers", JOHN, KEY, key);
            // then
            assertThat(elsewhere.status()).isEqualTo(201);
            assertThat(elsewhere.replayed()).isFalse();
        }

        @Test
        void isShort() {
            // then
            assertThat(shop.post("/v1/customers", JOHN, KEY, "k".repeat(256)).status())
                    .isEqualTo(400);
            assertThat(shop.post("/v1/customers", JOHN, KEY, "k".repeat(255)).status())
                    .isEqualTo(201);
        }

        @Test
        void isSentOnce() {
            // then
            assertThat(shop.post("/v1/customers", JOHN, KEY, "a", KEY, "b").status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class WhatIsKept {

        @Test
        void isNeverPersonal() {
            // given
            shop.post("/v1/customers", JOHN, KEY, key);
            shop.post("/v1/customers", JOHN, KEY, key + "2");
            // when
            List<String> rows = shop.bean(JdbcClient.class)
                    .sql("select row_to_json(i)::text from es.idempotency i where scope = ?")
                    .param(shop.tenant())
                    .query(String.class)
                    .list();
            // then
            assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row).doesNotContain("9876543210", "John", key));
        }

        @Test
        void isClearedAwayFromTimeToTime() {
            // when
            var tasks = shop.bean(ScheduledAnnotationBeanPostProcessor.class).getScheduledTasks();
            // then
            assertThat(tasks).extracting(Object::toString).anyMatch(task -> task.contains("ExpiredOutcomes.clear"));
        }

        @Test
        void doesNotKeepTheTenantFromTheEvents() {
            // when
            String john = shop.post("/v1/customers", JOHN, KEY, key).text("/customerId");
            // then
            DomainEventMessage<?> event =
                    shop.bean(EventStore.class).readEvents(john).next();
            assertThat(event.getMetaData()).containsEntry(MessageKeys.TENANT, shop.tenant());
            assertThat(event.getMetaData()).doesNotContainKeys(MessageKeys.IDEMPOTENCY_KEY, MessageKeys.REQUEST_DIGEST);
        }
    }
}
