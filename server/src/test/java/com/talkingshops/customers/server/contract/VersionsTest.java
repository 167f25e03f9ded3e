package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entity tags: reads carry the customer's version and that of its orders, changes compare the customer's alone. */
class VersionsTest {

    private final Shop shop = RunningServer.shared().newShop();
    private String path;

    @BeforeEach
    void givenACustomerWithAnOrder() {
        path = "/v1/customers/" + shop.customer("919876543210", "John", null, null);
        shop.order("919876543210", "completed", "10", null);
    }

    @Nested
    class OnReads {

        @Test
        void theTagTellsTheVersionAndTheChangesOfOrders() {
            assertThat(tag()).isEqualTo("\"1.1\"");
        }

        @Test
        void theTagIsTheSameByMobile() {
            assertThat(shop.get("/v1/customers/lookup?mobile=919876543210").header("ETag"))
                    .contains(tag());
        }

        @Test
        void theTagFollowsEveryChangeThatTheReplyShows() {
            // given
            String first = tag();

            // when
            String order = shop.order("919876543210", "pending", "20", null);
            String second = tag();
            shop.put("/v1/orders/" + order, object("updates", object("status", "completed")))
                    .expect(200);
            String third = tag();
            shop.put(path, object("updates", object("name", "Jane"))).expect(200);

            // then
            assertThat(List.of(first, second, third, tag())).doesNotHaveDuplicates();
            assertThat(tag()).startsWith("\"2.");
        }

        @Test
        void ifNoneMatchAnswersNotModifiedWhileNothingChanged() {
            // given
            String tag = tag();

            // then
            for (String sent : new String[] {tag, "W/" + tag, "\"0.0\", " + tag, "*"}) {
                Reply reply = shop.client().with("If-None-Match", sent).get(path);
                assertThat(reply.expect(304).body()).isEmpty();
                assertThat(reply.header("ETag")).contains(tag);
            }
            shop.order("919876543210", "completed", "1", null);
            shop.client().with("If-None-Match", tag).get(path).expect(200);
        }

        @Test
        void ifNoneMatchComparesTheWholeTag() {
            shop.client().with("If-None-Match", "\"1\"").get(path).expect(200);
            shop.client().with("If-None-Match", "\"1.0\"").get(path).expect(200);
        }

        @Test
        void anOrderHasATagToo() {
            // given
            String order = "/v1/orders/" + shop.order("919876543210", "pending", "20", null);
            String tag = shop.get(order).header("ETag").orElseThrow();

            // then
            shop.client().with("If-None-Match", tag).get(order).expect(304);
            shop.put(order, object("updates", object("status", "completed"))).expect(200);
            shop.client().with("If-None-Match", tag).get(order).expect(200);
        }
    }

    @Nested
    class IfMatchOnPut {

        @ParameterizedTest
        @ValueSource(strings = {"\"1\"", "\"1.1\"", "\"1.99\"", "*", "\"9\", \"1\"", "\"1\" , \"x\""})
        void letsAChangeOfTheVersionThatWasSeenPass(String tag) {
            Reply reply = shop.client().with("If-Match", tag).put(path, object("updates", object("name", "Jane")));
            assertThat(reply.expect(200).header("ETag")).contains("\"2\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"0\"", "\"2\"", "\"2.1\"", "\"99999999999999999999\"", "W/\"1\"", "\"unknown\""})
        void refusesAChangeOfAnotherVersion(String tag) {
            Reply reply = shop.client().with("If-Match", tag).put(path, object("updates", object("name", "Jane")));
            assertStale(reply, 1);
            assertThat(shop.get(path).text("/name")).isEqualTo("John");
        }

        @Test
        void isNotDisturbedByOrders() {
            // given
            String tag = tag();
            shop.order("919876543210", "completed", "1", null);

            // then
            shop.client()
                    .with("If-Match", tag)
                    .put(path, object("updates", object("name", "Jane")))
                    .expect(200);
            assertStale(shop.client().with("If-Match", tag).put(path, object("updates", object("name", "Jim"))), 2);
        }

        @Test
        void ofACustomerThatIsNotThereIsNotFound() {
            shop.client()
                    .with("If-Match", "\"1\"")
                    .put("/v1/customers/64a1b2c3d4e5f6789abc1234", Document.UPDATE)
                    .expect(404);
        }

        @Test
        void holdsForOrdersToo() {
            // given
            String order = "/v1/orders/" + shop.order("919876543210", "pending", "20", null);
            String tag = shop.get(order).header("ETag").orElseThrow();
            var change = object("updates", object("status", "completed"));

            // then
            shop.client().with("If-Match", tag).put(order, change).expect(200);
            assertStale(shop.client().with("If-Match", tag).put(order, change), 2);
        }
    }

    @Nested
    class IfMatchOnDelete {

        @Test
        void comparesTheVersionAlone() {
            assertStale(shop.client().with("If-Match", "\"7.1\"").delete(path), 1);
            shop.client().with("If-Match", "\"1.0\"").delete(path).expect(200);
        }
    }

    private String tag() {
        return shop.get(path).expect(200).header("ETag").orElseThrow();
    }

    private static void assertStale(Reply reply, long currentVersion) {
        assertThat(reply.expect(412).errorCode()).isEqualTo("PreconditionFailedError");
        assertThat(number(reply, "/error/details/currentVersion")).isEqualTo(currentVersion);
    }
}
