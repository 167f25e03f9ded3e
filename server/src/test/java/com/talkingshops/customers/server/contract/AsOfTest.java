package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer as it was known at a moment of the past. */
class AsOfTest {

    private static final String MOBILE = "919876543210";

    private final RunningServer server = RunningServer.shared();
    private final Shop shop = server.newShop();
    private String path;

    /** Registered, two changes of an order, renamed, one more change. */
    @BeforeEach
    void johnHasAPast() {
        path = "/v1/customers/" + shop.customer(MOBILE, "John Doe", "john@example.com", "vip");
        String order = shop.order(MOBILE, "completed", "10.00", "2023-06-20T10:30:00Z");
        shop.put("/v1/orders/" + order, object("updates", object("final_amount", 20)))
                .expect(200);
        shop.put(path, object("updates", object("name", "John Smith"))).expect(200);
        shop.put("/v1/orders/" + order, object("updates", object("status", "refunded")))
                .expect(200);
    }

    private Reply asOf(String moment) {
        return shop.get(path + "?asOf=" + moment);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.0, John Doe, 0, 0.00",
        "1.0, 1.0, John Doe, 0, 0.00",
        "1.1, 1.1, John Doe, 1, 10.00",
        "1.2, 1.2, John Doe, 1, 20.00",
        "2, 2.2, John Smith, 1, 20.00",
        "2.3, 2.3, John Smith, 0, 0.00"
    })
    void isShownByVersion(String moment, String version, String name, int orders, String spent) {
        // when
        Reply reply = asOf(moment).expect(200);
        // then
        assertThat(reply.text("/name")).isEqualTo(name);
        assertThat(number(reply, "/metrics/totalOrders")).isEqualTo(orders);
        assertThat(reply.body()).contains("\"totalSpent\":" + spent);
        assertThat(reply.text("/asOf/version")).isEqualTo(version);
        assertThat(reply.json().at("/erased").booleanValue()).isFalse();
        assertThat(reply.header("ETag")).contains('"' + version + '"');
        assertThat(reply.header("Cache-Control")).contains("private, no-cache");
    }

    @Test
    void isNotModifiedForWhoKnowsThatVersion() {
        shop.client().with("If-None-Match", "\"1.1\"").get(path + "?asOf=1.1").expect(304);
    }

    @Test
    void saysNothingOfThePastUnlessSomebodyAsks() {
        assertThat(shop.get(path).expect(200).body()).doesNotContain("asOf", "erased");
    }

    @Test
    void isShownByTheTimeOfWhatHappened() {
        String at = shop.get(path + "/history?sort=sequence").text("/history/0/at");
        assertThat(asOf(at).expect(200).text("/created_at")).isEqualTo(at);
        asOf(Instant.parse(at).minusMillis(1).toString()).expect(404);
        asOf("2020-01-01T00:00:00%2B02:00").expect(404);
    }

    @Test
    void isShownFromBeforeItsDeletionAndNotAfterIt() {
        // given
        shop.delete(path).expect(200);
        // then
        assertThat(asOf("2.3").expect(200).text("/name")).isEqualTo("John Smith");
        asOf("3").expect(404);
        asOf(shop.get(path + "/history").text("/history/0/at")).expect(404);
    }

    @Test
    void isShownWithoutWhatWasPersonalAfterItsErasure() {
        // given
        shop.delete(path + "?erase=true").expect(200);
        // when
        Reply reply = asOf("2.2").expect(200);
        // then
        assertThat(reply.json().at("/erased").booleanValue()).isTrue();
        for (String member : new String[] {"name", "mobile", "email"}) {
            assertThat(reply.json().at("/" + member).isNull()).as(member).isTrue();
        }
        assertThat(reply.text("/segment")).isEqualTo("vip");
        assertThat(reply.body()).contains("\"totalSpent\":20.00");
    }

    @Test
    void isModifiedByAnErasureForWhoKeptItFromBefore() {
        // given
        String before = asOf("2.2").expect(200).header("ETag").orElseThrow();
        shop.delete(path + "?erase=true").expect(200);
        // when
        Reply reply = shop.client().with("If-None-Match", before).get(path + "?asOf=2.2");
        // then
        assertThat(reply.expect(200).json().at("/name").isNull()).isTrue();
        String after = reply.header("ETag").orElseThrow();
        assertThat(after).isEqualTo("\"2.2-erased\"");
        shop.client().with("If-None-Match", after).get(path + "?asOf=2.2").expect(304);
        assertThat(faultyFields(asOf("2.2-erased"))).containsExactly("asOf");
        shop.client().with("If-Match", after).delete(path).expect(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | must be at most 2, the customer's version",
                "3.0 | must be at most 2, the customer's version",
                "2.0 | must be 2.2 to 2.3",
                "2.4 | must be 2.2 to 2.3",
                "1.3 | must be 1.0 to 1.2",
                "9999-01-01T00:00:00Z | must not lie in the future"
            })
    void neverWasWhatIsRefusedWithWhatWas(String moment, String message) {
        Reply reply = asOf(moment);
        assertThat(faultyFields(reply)).containsExactly("asOf");
        assertThat(reply.text("/error/details/fields/0/message")).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.1", "01", "1.", "1.01", "-1", "1.2.3", "2023-06-21", "yesterday", "%221%22"})
    void hasToBeAMomentOrAVersion(String moment) {
        assertThat(faultyFields(asOf(moment))).containsExactly("asOf");
    }

    @Test
    void isNobodysAndOfAnotherShopsNot() {
        server.newShop().get(path + "?asOf=1").expect(404);
        shop.get("/v1/customers/64a1b2c3d4e5f6789abc1234?asOf=1").expect(404);
    }

    @Test
    void isTheSameWhateverHappensLater() {
        // given
        String then = asOf("2.3").expect(200).body();
        // when
        shop.order(MOBILE, "completed", "5.00", null);
        shop.delete(path).expect(200);
        // then
        assertThat(asOf("2.3").expect(200).body()).isEqualTo(then);
    }
}
