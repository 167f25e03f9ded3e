package com.talkingshops.customers.server.http;

import static com.talkingshops.customers.server.http.Client.object;

import java.util.Map;

/** A tenant, with a key that may do everything. */
public record Shop(String tenantId, String apiKey, Client client) {

    public Reply get(String path) {
        return client.get(path);
    }

    public Reply post(String path, Object body) {
        return client.post(path, body);
    }

    public Reply put(String path, Object body) {
        return client.put(path, body);
    }

    public Reply delete(String path) {
        return client.delete(path);
    }

    /** Creates a customer and returns its id. */
    public String customer(String mobile, String name, String email, String segment) {
        return post("/v1/customers", object("mobile", mobile, "name", name, "email", email, "segment", segment))
                .expect(201)
                .text("/customerId");
    }

    /** Places an order of one amount and returns its id. */
    public String order(String mobile, String status, String amount, String createdAt) {
        Map<String, Object> body =
                object("mobile", mobile, "status", status, "final_amount", new java.math.BigDecimal(amount));
        if (createdAt != null) {
            body.put("created_at", createdAt);
        }
        return post("/v1/orders", body).expect(201).text("/orderId");
    }
}
