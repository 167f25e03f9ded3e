package com.talkingshops.customers.server.tenancy;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.Shop;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two shops with the same data, down to mobiles, references and idempotency keys, never see, count, find or hinder each other. */
class TenantsDoNotMeetTest {

    private Given mine;
    private Given theirs;
    private Shop shop;

    @BeforeEach
    void givenTwoShopsWithTheSameData() {
        mine = Given.shopLikeAnyOther();
        theirs = Given.shopLikeAnyOther();
        shop = mine.shop();
    }

    @ParameterizedTest
    @MethodSource("com.talkingshops.customers.server.tenancy.Endpoints#ofTenants")
    void noReplyNamesAnythingOfTheOther(Endpoint endpoint) {
        // when
        Reply reply = mine.call(endpoint, shop.client());

        // then
        assertThat(reply.status()).isIn(200, 201);
        theirs.ids().values().stream()
                // What both have, as read models, is nobody's.
                .filter(id -> !mine.ids().containsValue(id))
                .forEach(id -> assertThat(reply.body()).doesNotContain(id));
        assertThat(reply.body()).doesNotContain("\"total\":2", "\"totalCustomers\":2", "\"totalOrders\":2");
    }

    @Test
    void everySearchAndFilterFindsOnesOwn() {
        for (String query : List.of(
                "?searchTerm=john",
                "?searchTerm=98765",
                "?segment=vip",
                "?searchTerm=example.com",
                "?sort=name",
                "?startDate=2020-01-01")) {
            Reply reply = shop.get("/v1/customers" + query).expect(200);
            assertThat(each(reply, "/customers", "_id")).containsExactly(mine.id("customerId"));
            assertThat(number(reply, "/total")).isEqualTo(1);
        }
        for (String query :
                List.of("?searchTerm=ORD", "?searchTerm=4507", "?searchTerm=" + Given.MOBILE, "?status=completed")) {
            assertThat(each(shop.get("/v1/orders" + query).expect(200), "/orders", "_id"))
                    .containsExactly(mine.id("orderId"));
        }
    }

    @Test
    void anIdOfTheOtherInAFilterOrABodyIsAnIdThatNobodyHas() {
        // given
        String foreign = theirs.id("customerId");

        // then
        assertThat(number(shop.get("/v1/orders?customerId=" + foreign).expect(200), "/total"))
                .isZero();
        Reply refused = shop.post("/v1/orders", object("mobile", Given.MOBILE, "user_id", foreign, "final_amount", 1));
        Reply absent = shop.post(
                "/v1/orders", object("mobile", Given.MOBILE, "user_id", "64a1b2c3d4e5f6789abc1234", "final_amount", 1));
        assertThat(faultyFields(refused)).containsExactly("user_id");
        assertThat(Told.by(refused)).isEqualTo(Told.by(absent));
    }

    @Test
    void aCursorOfTheOtherShowsNothingOfIt() {
        // given
        theirs.shop().customer("919876543211", "Jane", null, null);
        String cursor = theirs.shop().get("/v1/customers?limit=1").expect(200).text("/meta/nextCursor");

        // when
        Reply reply = shop.get("/v1/customers?limit=1&cursor=" + cursor);

        // then
        assertThat(reply.status()).isIn(200, 400);
        assertThat(reply.body()).doesNotContain(theirs.id("customerId"));
    }

    @Test
    void conflictsAreWithOnesOwnAlone() {
        Reply reply = shop.post("/v1/customers", object("mobile", Given.MOBILE)).expect(409);
        assertThat(reply.text("/error/details/existingCustomerId")).isEqualTo(mine.id("customerId"));
        Reply repeat = shop.post(
                        "/v1/orders",
                        object(
                                "mobile",
                                Given.MOBILE,
                                "final_amount",
                                1,
                                "external_order_source",
                                "shopify",
                                "external_order_id",
                                "450789469"))
                .expect(200);
        assertThat(repeat.text("/orderId")).isEqualTo(mine.id("orderId"));
        theirs.shop().customer("919876543215", null, null, null);
        theirs.shop()
                .post("/v1/orders", object("mobile", Given.MOBILE, "referenceId", "R-5", "final_amount", 1))
                .expect(201);
        shop.customer("919876543215", null, null, null);
        shop.post("/v1/orders", object("mobile", Given.MOBILE, "referenceId", "R-5", "final_amount", 1))
                .expect(201);
    }

    @Test
    void idempotencyKeysDoNotMeet() {
        // given
        var body = object("mobile", "919876543219");
        Reply first = theirs.shop()
                .client()
                .with("Idempotency-Key", "k")
                .post("/v1/customers", body)
                .expect(201);

        // when
        Reply own = shop.client()
                .with("Idempotency-Key", "k")
                .post("/v1/customers", body)
                .expect(201);
        Reply other = theirs.shop()
                .client()
                .with("Idempotency-Key", "k2")
                .post("/v1/customers", object("mobile", "919876543218"));

        // then
        assertThat(own.header("Idempotency-Replayed")).isEmpty();
        assertThat(own.text("/customerId")).isNotEqualTo(first.text("/customerId"));
        other.expect(201);
        shop.client()
                .with("Idempotency-Key", "k2")
                .post("/v1/customers", object("mobile", "919876543217"))
                .expect(201);
    }

    @Test
    void changesOfOneLeaveTheOtherAlone() {
        // given
        List<String> before = seen(theirs);

        // when
        shop.put("/v1/orders/" + mine.id("orderId"), object("updates", object("final_amount", 1)))
                .expect(200);
        shop.put(
                        "/v1/customers/" + mine.id("customerId"),
                        object("updates", object("segment", null, "mobile", "919876543216")))
                .expect(200);
        shop.customer(Given.MOBILE, "Jane", null, "vip");
        shop.delete("/v1/customers/" + mine.id("customerId")).expect(200);

        // then
        assertThat(seen(theirs)).isEqualTo(before);
    }

    private static List<String> seen(Given given) {
        return Endpoints.thatRead()
                .map(endpoint ->
                        given.call(endpoint, given.shop().client()).expect(200).body())
                .toList();
    }
}
