package com.talkingshops.customers.server.tenancy;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.util.Map;

/**
 * A shop with a customer and an order, and another customer who was erased. All of them are the same but for what the server makes.
 *
 * @param ids the identifiers of what it has, by the names that paths give them
 */
record Given(Shop shop, Map<String, String> ids) {

    static final String MOBILE = "919876543210";

    static Given shopLikeAnyOther() {
        Shop shop = RunningServer.shared().newShop();
        String receipt = shop.delete(
                        "/v1/customers/" + shop.customer("919876543200", "Jane", null, null) + "?erase=true")
                .expect(200)
                .text("/receiptId");
        String customer = shop.customer(MOBILE, "John Doe", "john@example.com", "vip");
        Reply order = shop.post(
                        "/v1/orders",
                        object(
                                "mobile",
                                MOBILE,
                                "referenceId",
                                "ORD-001",
                                "status",
                                "completed",
                                "final_amount",
                                250,
                                "external_order_source",
                                "shopify",
                                "external_order_id",
                                "450789469"))
                .expect(201);
        Client operator = RunningServer.shared().operator();
        String key = each(operator.get("/admin/tenants/" + shop.tenantId() + "/keys"), "/keys", "keyId")
                .getFirst();
        return new Given(
                shop,
                Map.of(
                        "tenantId",
                        shop.tenantId(),
                        "keyId",
                        key,
                        "customerId",
                        customer,
                        "orderId",
                        order.text("/orderId"),
                        "receiptId",
                        receipt,
                        "deadLetterId",
                        "9f31eb43-233c-4ec9-a7f8-70febdf285c0",
                        "readModel",
                        "customers"));
    }

    /** Calls an endpoint about what this shop has. */
    Reply call(Endpoint endpoint, Client client) {
        return call(endpoint, client, ids);
    }

    /** Calls an endpoint about something else. */
    Reply call(Endpoint endpoint, Client client, Map<String, String> otherIds) {
        Object body = endpoint.body().apply(this);
        return client.send(endpoint.method(), endpoint.path(otherIds), body);
    }

    String id(String name) {
        return ids.get(name);
    }
}
