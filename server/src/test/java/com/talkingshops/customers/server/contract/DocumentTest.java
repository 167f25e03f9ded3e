package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.math.BigDecimal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client written for the reference document works unchanged. */
class DocumentTest {

    private final Shop shop = RunningServer.shared().newShop();

    @Nested
    class PostCustomers {

        @Test
        void answersTheExampleToTheLetter() {
            // when
            Reply reply = shop.post("/v1/customers", Document.CREATE).expect(201);

            // then
            Shape.assertLike(Document.CREATED, reply);
            assertThat(reply.text("/message")).isEqualTo("Customer created successfully");
        }
    }

    @Nested
    class GetCustomers {

        @Test
        void answersTheExampleToTheLetter() {
            // given
            johnDoeWithFiveOrders();

            // when
            Reply reply =
                    shop.get("/v1/customers?page=1&limit=10&sort=created_at").expect(200);

            // then
            Shape.assertLike(Document.LIST, reply);
            var john = withoutWhatTheServerMakes(elements(reply, "/customers").getFirst());
            assertThat(john)
                    .isEqualTo(
                            withoutWhatTheServerMakes(read(Document.LIST).json().at("/customers/0")));
            assertThat(reply.json().at("/meta").properties())
                    .containsAll(read(Document.LIST).json().at("/meta").properties());
        }

        @Test
        void answersItsDefaultsWhenNothingIsAskedFor() {
            // given
            shop.post("/v1/customers", Document.CREATE).expect(201);

            // when
            Reply reply = shop.get("/v1/customers").expect(200);

            // then
            Shape.assertLike(Document.LIST, reply);
            assertThat(reply.body()).contains("\"averageLifetimeValue\":0.00", "\"lifetimeValue\":0.00");
        }

        @Test
        void takesEveryParameterOfTheDocument() {
            // given
            String id = shop.post("/v1/customers", Document.CREATE).expect(201).text("/customerId");

            // when
            Reply reply = shop.get("/v1/customers?page=1&limit=100&segment=premium&startDate=2023-01-01T00:00:00Z"
                            + "&endDate=2999-12-31T23:59:59Z&searchTerm=john&sort=name")
                    .expect(200);

            // then
            assertThat(each(reply, "/customers", "_id")).containsExactly(id);
        }
    }

    @Nested
    class GetCustomerById {

        @Test
        void answersTheExampleToTheLetter() {
            // given
            String id = johnDoeWithFiveOrders();

            // when
            Reply reply = shop.get("/v1/customers/" + id).expect(200);

            // then
            Shape.assertLike(Document.CUSTOMER, reply);
            var example = read(Document.CUSTOMER).json();
            assertThat(reply.json().at("/metrics")).isEqualTo(example.at("/metrics"));
            assertThat(withoutWhatTheServerMakes(reply.json().at("/orders/0")))
                    .isEqualTo(withoutWhatTheServerMakes(example.at("/orders/0")));
            assertThat(reply.text("/_id")).isEqualTo(id);
            assertThat(reply.body()).contains("\"totalSpent\":1250.50", "\"averageOrderValue\":250.10");
        }
    }

    @Nested
    class GetCustomerByMobile {

        @Test
        void answersTheSameObjectAsById() {
            // given
            String id = johnDoeWithFiveOrders();

            // when
            Reply reply = shop.get("/v1/customers/lookup?mobile=919876543210").expect(200);

            // then
            assertThat(reply.json()).isEqualTo(shop.get("/v1/customers/" + id).json());
        }
    }

    @Nested
    class PutCustomer {

        @Test
        void answersTheExampleToTheLetter() {
            // given
            String id = shop.post("/v1/customers", Document.CREATE).expect(201).text("/customerId");

            // when
            Reply reply = shop.put("/v1/customers/" + id, Document.UPDATE).expect(200);

            // then
            Shape.assertLike(Document.UPDATED, reply);
            assertThat(reply.text("/message")).isEqualTo("Customer updated successfully");
            Reply detail = shop.get("/v1/customers/" + id);
            assertThat(detail.text("/name")).isEqualTo("John Smith");
            assertThat(detail.text("/email")).isEqualTo("johnsmith@example.com");
            assertThat(detail.text("/segment")).isEqualTo("vip");
            assertThat(detail.text("/mobile")).isEqualTo("919876543210");
        }
    }

    @Nested
    class DeleteCustomer {

        @Test
        void answersTheExampleToTheLetter() {
            // given
            String id = shop.post("/v1/customers", Document.CREATE).expect(201).text("/customerId");

            // when
            Reply reply = shop.delete("/v1/customers/" + id).expect(200);

            // then
            Shape.assertLike(Document.DELETED, reply);
            assertThat(reply.text("/message")).isEqualTo("Customer deleted successfully");
        }
    }

    @Nested
    class GetStatistics {

        @Test
        void answersTheExampleToTheLetter() {
            // given
            johnDoeWithFiveOrders();
            shop.customer("919876543211", null, null, "standard");
            shop.customer("919876543212", null, null, "vip");

            // when
            Reply reply = shop.get("/v1/customers/stats").expect(200);

            // then
            Shape.assertLike(Document.STATISTICS, reply);
            assertThat(reply.json().at("/segmentDistribution").propertyNames())
                    .containsExactlyInAnyOrder("premium", "standard", "vip");
        }
    }

    @Nested
    class Errors {

        @Test
        void haveTheShapeAndTheCodesOfTheDocument() {
            var anybody = RunningServer.shared().anybody();
            assertError(anybody.get("/v1/customers"), 401, "AuthenticationError");
            assertError(shop.post("/v1/customers", "{}"), 400, "ValidationError");
            assertError(shop.get("/v1/customers/64a1b2c3d4e5f6789abc1234"), 404, "NotFoundError");
        }

        private void assertError(Reply reply, int status, String code) {
            Shape.assertLike(Document.ERROR, reply.expect(status));
            assertThat(reply.errorCode()).isEqualTo(code);
        }
    }

    /** The customer of the document, with orders that come to the figures that it shows. */
    private String johnDoeWithFiveOrders() {
        String id = shop.post("/v1/customers", Document.CREATE).expect(201).text("/customerId");
        order("ORD-001", "250.00", "2023-06-20T10:30:00Z");
        order("ORD-002", "250.50", "2023-05-15T08:20:00Z");
        order("ORD-003", "250.00", "2023-05-16T08:20:00Z");
        order("ORD-004", "250.00", "2023-05-17T08:20:00Z");
        order("ORD-005", "250.00", "2023-05-18T08:20:00Z");
        return id;
    }

    private void order(String reference, String amount, String createdAt) {
        shop.post(
                        "/v1/orders",
                        object(
                                "mobile",
                                "919876543210",
                                "referenceId",
                                reference,
                                "status",
                                "completed",
                                "final_amount",
                                new BigDecimal(amount),
                                "created_at",
                                createdAt))
                .expect(201);
    }

    private static Reply read(String example) {
        return new Reply(200, null, example);
    }

    private static ObjectNode withoutWhatTheServerMakes(JsonNode node) {
        var copy = (ObjectNode) node.deepCopy();
        copy.remove("_id");
        if (copy.has("metrics")) {
            copy.remove("created_at");
            copy.remove("updated_at");
        }
        return copy;
    }
}
