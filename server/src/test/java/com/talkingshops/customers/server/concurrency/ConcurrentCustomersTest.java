package com.talkingshops.customers.server.concurrency;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** However many ask at once: a mobile number has one customer. */
class ConcurrentCustomersTest {

    private static final int MANY = 64;
    private static final List<String> ONE_NUMBER =
            List.of("+91 98765-43210", "00919876543210", "919876543210", "9876543210");

    private final Shop shop = RunningServer.shared().newShop();

    @Nested
    class Create {

        @Test
        void oneOfManyWinsANumberAndTheOthersAreToldWho() {
            // when
            List<Reply> afterwards = new ArrayList<>();
            var replies = new Replies(Together.times(MANY, i -> {
                Reply reply = create(ONE_NUMBER.get(i % ONE_NUMBER.size()));
                if (reply.status() == 409) {
                    Reply read = shop.get("/v1/customers/" + reply.text("/error/details/existingCustomerId"));
                    synchronized (afterwards) {
                        afterwards.add(read);
                    }
                }
                return reply;
            }));
            // then
            String winner = replies.onlyOneWith(201, 409).text("/customerId");
            assertThat(replies.with(409)).allSatisfy(reply -> {
                assertThat(reply.errorCode()).isEqualTo("ConflictError");
                assertThat(reply.text("/error/details/field")).isEqualTo("mobile");
                assertThat(reply.text("/error/details/existingCustomerId")).isEqualTo(winner);
            });
            assertThat(new Replies(afterwards).statuses()).containsOnlyKeys(200);
            assertThat(customers()).isEqualTo(1);
        }

        @Test
        void oneOfManyBulksWinsEachNumber() {
            // given
            List<String> numbers = numbers(8);
            // when
            var replies = new Replies(Together.times(8, i -> {
                var own = new ArrayList<>(numbers);
                java.util.Collections.rotate(own, i);
                return shop.post(
                        "/v1/customers/bulk",
                        object(
                                "customers",
                                own.stream()
                                        .map(mobile -> object("mobile", mobile))
                                        .toList()));
            }));
            // then
            assertThat(replies.statuses()).containsOnlyKeys(200);
            assertThat(replies.all().stream()
                            .flatMap(reply -> reply.json().at("/results").valueStream())
                            .filter(result -> result.at("/status").intValue() == 201))
                    .hasSize(numbers.size());
            assertThat(customers()).isEqualTo(numbers.size());
        }
    }

    @Nested
    class Update {

        @Test
        void oneOfManyWinsANumber() {
            // given
            List<String> ids = numbers(MANY).stream()
                    .map(mobile -> shop.customer(mobile, null, null, null))
                    .toList();
            // when
            var replies = new Replies(Together.times(
                    MANY, i -> changeMobile(ids.get(i), ONE_NUMBER.get(i % ONE_NUMBER.size()))));
            // then
            replies.onlyOneWith(200, 409);
            String winner = shop.get("/v1/customers/lookup?mobile=919876543210")
                    .expect(200)
                    .text("/_id");
            assertThat(ids.get(replies.all().indexOf(replies.with(200).getFirst())))
                    .isEqualTo(winner);
            assertThat(replies.with(409))
                    .extracting(reply -> reply.text("/error/details/existingCustomerId"))
                    .containsOnly(winner);
        }

        @Test
        void numbersThatAreSwappedStayWithTheirOwners() {
            // given
            String x = "919876500001";
            String y = "919876500002";
            String a = shop.customer(x, null, null, null);
            String b = shop.customer(y, null, null, null);
            // when
            var replies = new Replies(Together.times(MANY, i -> i % 2 == 0 ? changeMobile(a, y) : changeMobile(b, x)));
            // then
            assertThat(replies.statuses()).containsOnlyKeys(409);
            assertThat(mobileOf(a)).isEqualTo(x);
            assertThat(mobileOf(b)).isEqualTo(y);
        }

        @Test
        void aRingOfMovesNeverBlocksAndNeverSharesANumber() {
            // given
            List<String> numbers = numbers(17);
            List<String> ids = numbers.subList(0, 16).stream()
                    .map(mobile -> shop.customer(mobile, null, null, null))
                    .toList();
            // when
            var replies = new Replies(Together.times(
                            MANY, i -> changeMobile(ids.get(i % 16), numbers.get((i % 16 + 1 + i / 16) % 17))))
                    .nothingBut(200, 409);
            // then
            assertThat(replies.with(200)).isNotEmpty();
            List<String> held =
                    ids.stream().map(ConcurrentCustomersTest.this::mobileOf).toList();
            assertThat(held).doesNotHaveDuplicates();
            for (int i = 0; i < held.size(); i++) {
                assertThat(shop.get("/v1/customers/lookup?mobile=" + held.get(i))
                                .text("/_id"))
                        .isEqualTo(ids.get(i));
            }
        }

        @Test
        void everyOneOfManyChangesOfOneCustomerCounts() {
            // given
            String id = shop.customer("919876543210", "n", null, null);
            // when
            var replies = new Replies(Together.times(
                    MANY, i -> shop.put("/v1/customers/" + id, object("updates", object("name", "name " + i)))));
            // then
            assertThat(replies.statuses()).containsOnlyKeys(200);
            assertThat(replies.all().stream().map(reply -> reply.header("ETag").orElseThrow()))
                    .doesNotHaveDuplicates()
                    .contains("\"" + (MANY + 1) + "\"");
        }

        @Test
        void oneOfManyChangesForOneVersionIsMade() {
            // given
            String id = shop.customer("919876543210", "n", null, null);
            // when
            var replies = new Replies(Together.times(
                    MANY,
                    i -> shop.client()
                            .with("If-Match", "\"1\"")
                            .put("/v1/customers/" + id, object("updates", object("name", "name " + i)))));
            // then
            replies.onlyOneWith(200, 412);
        }
    }

    @Nested
    class DeleteAndRecreate {

        @Test
        void oneOfManyDeletesACustomerAndAtMostOneFollowsIt() {
            // given
            String old = shop.customer("919876543210", "old", null, null);
            // when
            List<Callable<Reply>> tasks = new ArrayList<>();
            for (int i = 0; i < MANY / 2; i++) {
                String spelling = ONE_NUMBER.get(i % ONE_NUMBER.size());
                tasks.add(() -> shop.delete("/v1/customers/" + old));
                tasks.add(() -> create(spelling));
            }
            List<Reply> replies = Together.run(tasks);
            // then
            var deletes = new Replies(everySecond(replies, 0));
            var creates = new Replies(everySecond(replies, 1)).nothingBut(201, 409);
            deletes.onlyOneWith(200, 404);
            assertThat(creates.with(201)).hasSizeLessThanOrEqualTo(1);
            assertThat(customers()).isEqualTo(creates.with(201).size());
            Reply lookup = shop.get("/v1/customers/lookup?mobile=919876543210");
            if (creates.with(201).isEmpty()) {
                lookup.expect(404);
            } else {
                assertThat(lookup.expect(200).text("/_id"))
                        .isEqualTo(creates.with(201).getFirst().text("/customerId"));
            }
        }

        @Test
        void aNumberThatIsTakenAndFreedByManyIsFreeInTheEnd() {
            // when
            var replies = new ArrayList<Reply>();
            Together.times(16, i -> {
                for (int round = 0; round < 6; round++) {
                    Reply created = create(ONE_NUMBER.get((i + round) % ONE_NUMBER.size()));
                    synchronized (replies) {
                        replies.add(created);
                    }
                    if (created.status() == 201) {
                        shop.delete("/v1/customers/" + created.text("/customerId"))
                                .expect(200);
                    }
                }
                return null;
            });
            // then
            assertThat(new Replies(replies).nothingBut(201, 409).with(201)).isNotEmpty();
            shop.get("/v1/customers/lookup?mobile=919876543210").expect(404);
            assertThat(customers()).isZero();
            create("9876543210").expect(201);
        }
    }

    private Reply create(String mobile) {
        return shop.post("/v1/customers", object("mobile", mobile));
    }

    private Reply changeMobile(String id, String mobile) {
        return shop.put("/v1/customers/" + id, object("updates", object("mobile", mobile)));
    }

    private String mobileOf(String id) {
        return shop.get("/v1/customers/" + id).expect(200).text("/mobile");
    }

    private int customers() {
        return shop.get("/v1/customers").expect(200).json().at("/total").intValue();
    }

    private static List<String> numbers(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(919876600000L + i))
                .toList();
    }

    private static <T> List<T> everySecond(List<T> all, int from) {
        var some = new ArrayList<T>();
        for (int i = from; i < all.size(); i += 2) {
            some.add(all.get(i));
        }
        return some;
    }
}
