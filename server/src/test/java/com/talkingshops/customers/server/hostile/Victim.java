package com.talkingshops.customers.server.hostile;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A shop with a customer and an order, and everything that bodies can be sent to. Nothing here may change it. */
final class Victim {

    static final Shop SHOP = RunningServer.shared().newShop();
    static final String CUSTOMER = SHOP.customer("919876543210", "John", "john@example.com", "vip");
    static final String ORDER = SHOP.order("919876543210", "completed", "10", null);

    private Victim() {}

    /** A place that takes bodies. */
    record Place(String method, String path) {

        boolean isForTheOperator() {
            return path.startsWith("/admin");
        }

        Client client() {
            return isForTheOperator() ? RunningServer.shared().operator() : SHOP.client();
        }

        Answer send(Object body, String... headers) {
            return Answer.of(client().with(headers).send(method, path, body));
        }

        /** Sends bytes as JSON of their length. */
        Answer sendBytes(byte[] body) {
            return sendRaw(body, "Content-Type: application/json", "Content-Length: " + body.length);
        }

        Answer sendRaw(byte[] body, String... headers) {
            return Wire.send(body, method + " " + path + " HTTP/1.1", withKey(headers));
        }

        private String[] withKey(String... headers) {
            String key = isForTheOperator()
                    ? "x-admin-api-key: " + RunningServer.shared().adminKey()
                    : "x-tenant-api-key: " + SHOP.apiKey();
            return Stream.concat(Stream.of(Wire.host(), "Connection: close", key), Arrays.stream(headers))
                    .toArray(String[]::new);
        }

        @Override
        public String toString() {
            return method + " " + path.replaceAll("[0-9a-f]{24}", "{id}");
        }
    }

    static final Place CREATE = new Place("POST", "/v1/customers");

    static Stream<Place> places() {
        return Stream.of(
                CREATE,
                new Place("POST", "/v1/customers/bulk"),
                new Place("POST", "/v1/customers/lookup"),
                new Place("PUT", "/v1/customers/" + CUSTOMER),
                new Place("POST", "/v1/orders"),
                new Place("PUT", "/v1/orders/" + ORDER),
                new Place("POST", "/admin/tenants"),
                new Place("PUT", "/admin/tenants/" + SHOP.tenantId()),
                new Place("POST", "/admin/tenants/" + SHOP.tenantId() + "/keys"));
    }

    /** Reads with the texts that they look for. */
    static List<String> reads() {
        return List.of(
                "/v1/customers?searchTerm=",
                "/v1/customers?segment=",
                "/v1/customers?sort=",
                "/v1/customers?cursor=",
                "/v1/customers?startDate=",
                "/v1/customers?page=",
                "/v1/customers/lookup?mobile=",
                "/v1/customers/stats?segment=",
                "/v1/customers/stats?startDate=",
                "/v1/customers/stats?groupBy=",
                "/v1/orders?searchTerm=",
                "/v1/orders?status=",
                "/v1/orders?customerId=",
                "/v1/orders?sortBy=");
    }

    /** Reads with an escaped text, as it is, where a well-behaved client would refuse to. */
    static Answer read(String target) {
        return Wire.send(
                "GET " + target + " HTTP/1.1", Wire.host(), "Connection: close", "x-tenant-api-key: " + SHOP.apiKey());
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
