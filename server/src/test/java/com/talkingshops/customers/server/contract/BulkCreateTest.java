package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.elements;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkCreateTest {

    private final Shop shop = RunningServer.shared().newShop();

    @Nested
    class PostCustomersBulk {

        @Test
        void createsAHundredInOneRequestAndShowsThemAtOnce() {
            // when
            Reply reply = shop.post("/v1/customers/bulk", customers(100)).expect(200);

            // then
            assertThat(reply.json().get("success").booleanValue()).isTrue();
            assertThat(reply.text("/message")).isNotBlank();
            assertThat(each(reply, "/results", "index"))
                    .hasSize(100)
                    .startsWith("0", "1")
                    .endsWith("99");
            assertThat(each(reply, "/results", "status")).containsOnly("201");
            assertThat(each(reply, "/results", "customerId"))
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id.matches("[0-9a-f]{24}"));
            assertThat(number(shop.get("/v1/customers?segment=crowd"), "/total"))
                    .isEqualTo(100);
            assertThat(number(shop.get("/v1/customers/stats"), "/totalCustomers"))
                    .isEqualTo(100);
        }

        @Test
        void tellsOfEachCustomerByItself() {
            // given
            String known = shop.customer("919876543210", null, null, null);
            var list = List.of(
                    object("mobile", "919876543211", "name", "New"),
                    object("mobile", "9876543210"),
                    object("mobile", "+91 98765 43211"),
                    object("mobile", "12", "email", "nobody"),
                    object("mobile", "919876543212"));

            // when
            Reply reply =
                    shop.post("/v1/customers/bulk", object("customers", list)).expect(200);

            // then
            assertThat(each(reply, "/results", "status")).containsExactly("201", "409", "409", "400", "201");
            var results = elements(reply, "/results");
            assertThat(results.get(1).at("/error/code").stringValue()).isEqualTo("ConflictError");
            assertThat(results.get(1).at("/error/details/existingCustomerId").stringValue())
                    .isEqualTo(known);
            assertThat(results.get(2).at("/error/details/existingCustomerId").stringValue())
                    .isEqualTo(results.get(0).get("customerId").stringValue());
            assertThat(results.get(3).at("/error/code").stringValue()).isEqualTo("ValidationError");
            assertThat(results.get(3).at("/error/details/fields")).hasSize(2);
            assertThat(number(shop.get("/v1/customers"), "/total")).isEqualTo(3);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"customers\":null}",
                    "{\"customers\":[]}",
                    "{\"customers\":{}}",
                    "{\"customers\":\"all\"}"
                })
        void wantsAListOfCustomers(String body) {
            assertThat(faultyFields(shop.post("/v1/customers/bulk", body))).containsExactly("customers");
        }

        @Test
        void refusesMoreThanAHundredAltogether() {
            assertThat(faultyFields(shop.post("/v1/customers/bulk", customers(101))))
                    .containsExactly("customers");
            assertThat(number(shop.get("/v1/customers"), "/total")).isZero();
        }

        @Test
        void tellsOfAnElementThatIsNoObject() {
            // when
            Reply reply = shop.post("/v1/customers/bulk", "{\"customers\":[7,null,{\"mobile\":\"919876543210\"}]}");

            // then
            assertThat(each(reply.expect(200), "/results", "status")).containsExactly("400", "400", "201");
        }

        @Test
        void refusesMembersThatItDoesNotKnow() {
            var body = object("customers", List.of(object("mobile", "919876543210")), "dryRun", true);
            assertThat(faultyFields(shop.post("/v1/customers/bulk", body))).containsExactly("dryRun");
        }

        private Object customers(int count) {
            return object(
                    "customers",
                    IntStream.range(0, count)
                            .mapToObj(i -> object("mobile", "9198765%05d".formatted(i), "segment", "crowd"))
                            .toList());
        }
    }
}
