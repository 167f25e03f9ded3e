package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.decimal;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCustomerTest {

    private final Shop shop = RunningServer.shared().newShop();
    private String id;

    @BeforeEach
    void givenACustomer() {
        id = shop.customer("919876543210", "John", "john@example.com", "vip");
    }

    @Nested
    class PutCustomer {

        @Test
        void leavesWhatIsAbsentAndClearsWhatIsNull() {
            // when
            update(object("name", "Jane", "email", null));

            // then
            Reply detail = detail();
            assertThat(detail.text("/name")).isEqualTo("Jane");
            assertThat(detail.text("/email")).isNull();
            assertThat(detail.text("/segment")).isEqualTo("vip");
            assertThat(detail.text("/mobile")).isEqualTo("919876543210");
            assertThat(Instant.parse(detail.text("/updated_at"))).isAfter(Instant.parse(detail.text("/created_at")));
        }

        @Test
        void isOneEventHoweverMuchItChanges() {
            assertThat(update(object("name", "Jane", "email", null, "segment", "x", "mobile", "9876543219"))
                            .header("ETag"))
                    .contains("\"2\"");
        }

        @Test
        void isNoneIfNothingDiffers() {
            // given
            String before = detail().body();

            // when
            Reply reply = update(
                    object("name", " John ", "email", "john@example.com", "segment", "vip", "mobile", "09876543210"));

            // then
            assertThat(reply.header("ETag")).contains("\"1\"");
            assertThat(detail().body()).isEqualTo(before);
        }

        @Test
        void movesTheCustomerToAnotherMobile() {
            // when
            update(object("mobile", "+1 415 555 2671"));

            // then
            assertThat(shop.get("/v1/customers/lookup?mobile=14155552671")
                            .expect(200)
                            .text("/_id"))
                    .isEqualTo(id);
            shop.get("/v1/customers/lookup?mobile=919876543210").expect(404);
            shop.customer("919876543210", "Somebody else", null, null);
        }

        @Test
        void refusesAMobileThatIsTaken() {
            // given
            String other = shop.customer("919876543211", null, null, null);

            // when
            Reply reply = shop.put(
                    "/v1/customers/" + id, object("updates", object("mobile", "98765-43211", "name", "Thief")));

            // then
            assertThat(reply.expect(409).errorCode()).isEqualTo("ConflictError");
            assertThat(reply.text("/error/details/field")).isEqualTo("mobile");
            assertThat(reply.text("/error/details/existingCustomerId")).isEqualTo(other);
            assertThat(detail().text("/name")).isEqualTo("John");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"{}", "{\"updates\":null}", "{\"updates\":{}}", "{\"updates\":[]}", "{\"updates\":\"name\"}"
                })
        void wantsUpdates(String body) {
            assertThat(faultyFields(shop.put("/v1/customers/" + id, body))).containsExactly("updates");
        }

        @Test
        void refusesAMemberBesideUpdates() {
            var body = object("updates", object("name", "Jane"), "name", "Jane");
            assertThat(faultyFields(shop.put("/v1/customers/" + id, body))).containsExactly("name");
        }

        @Test
        void namesAllFaultsWithTheMembersAroundThem() {
            // when
            Reply reply = shop.put(
                    "/v1/customers/" + id,
                    object(
                            "updates",
                            object(
                                    "mobile",
                                    null,
                                    "name",
                                    "",
                                    "email",
                                    "x",
                                    "segment",
                                    7,
                                    "_id",
                                    id,
                                    "created_at",
                                    "x")));

            // then
            assertThat(faultyFields(reply))
                    .containsExactlyInAnyOrder(
                            "updates.mobile",
                            "updates.name",
                            "updates.email",
                            "updates.segment",
                            "updates._id",
                            "updates.created_at");
            assertThat(number(shop.get("/v1/customers?segment=vip"), "/total")).isEqualTo(1);
        }

        @Test
        void ofACustomerThatIsNotThereIsNotFound() {
            for (String absent : new String[] {"64a1b2c3d4e5f6789abc1234", "x", "64A1B2C3D4E5F6789ABC1234"}) {
                Reply reply = shop.put("/v1/customers/" + absent, Document.UPDATE);
                assertThat(reply.expect(404).text("/error/message")).isEqualTo("Customer not found");
            }
        }
    }

    @Nested
    class DeleteCustomer {

        @Test
        void happensOnce() {
            // when
            shop.delete("/v1/customers/" + id).expect(200);

            // then
            shop.delete("/v1/customers/" + id).expect(404);
            shop.put("/v1/customers/" + id, Document.UPDATE).expect(404);
            shop.get("/v1/customers/" + id).expect(404);
            shop.get("/v1/customers/" + id + "/orders").expect(404);
            shop.get("/v1/customers/lookup?mobile=919876543210").expect(404);
            assertThat(number(shop.get("/v1/customers"), "/total")).isZero();
        }

        @Test
        void freesTheMobileForAnotherCustomer() {
            // given
            shop.delete("/v1/customers/" + id).expect(200);

            // when
            String next = shop.customer("9876543210", null, null, null);

            // then
            assertThat(next).isNotEqualTo(id);
            assertThat(shop.get("/v1/customers/lookup?mobile=919876543210").text("/_id"))
                    .isEqualTo(next);
        }

        @Test
        void leavesPastOrdersInPastRevenueAndTakesTheCustomerFromTheCounts() {
            // given
            String order = shop.order("919876543210", "completed", "100.00", "2023-06-10T00:00:00Z");

            // when
            shop.delete("/v1/customers/" + id).expect(200);

            // then
            Reply june = shop.get("/v1/customers/stats?startDate=2023-06-01&endDate=2023-06-30")
                    .expect(200);
            assertThat(decimal(june, "/revenue")).isEqualByComparingTo("100.00");
            assertThat(number(june, "/totalOrders")).isEqualTo(1);
            assertThat(number(june, "/totalCustomers")).isZero();
            assertThat(decimal(june, "/lifetime/revenue")).isEqualByComparingTo("100.00");
            Reply list = shop.get("/v1/customers");
            assertThat(number(list, "/total")).isZero();
            assertThat(number(list, "/activeCount")).isZero();
            assertThat(decimal(list, "/averageLifetimeValue")).isEqualByComparingTo("0.00");
            assertThat(each(shop.get("/v1/orders").expect(200), "/orders", "_id"))
                    .containsExactly(order);
        }

        @Test
        void doesNotGiveTheOrdersToTheNextOwnerOfTheMobile() {
            // given
            shop.order("919876543210", "completed", "100.00", null);
            shop.delete("/v1/customers/" + id).expect(200);

            // when
            String next = shop.customer("919876543210", null, null, null);

            // then
            Reply detail = shop.get("/v1/customers/" + next);
            assertThat(detail.json().get("orders")).isEmpty();
            assertThat(number(detail, "/metrics/totalOrders")).isZero();
        }

        @Test
        void ofACustomerThatIsNotThereIsNotFound() {
            for (String absent : new String[] {"64a1b2c3d4e5f6789abc1234", "x"}) {
                assertThat(shop.delete("/v1/customers/" + absent).expect(404).text("/error/message"))
                        .isEqualTo("Customer not found");
            }
        }
    }

    private Reply update(Object updates) {
        return shop.put("/v1/customers/" + id, object("updates", updates)).expect(200);
    }

    private Reply detail() {
        return shop.get("/v1/customers/" + id).expect(200);
    }
}
