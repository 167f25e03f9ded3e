package com.talkingshops.customers.server.replay;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a shop is told.
 *
 * @param byPath the bodies of replies
 */
record Answers(Map<String, String> byPath) {

    static Answers of(RunningServer server, Shop shop) {
        var answers = new TreeMap<String, String>();
        Reply customers = shop.get("/v1/customers?limit=100&sort=name").expect(200);
        Stream.of(
                        "/v1/customers?limit=100",
                        "/v1/customers?limit=100&searchTerm=a",
                        "/v1/customers?limit=100&searchTerm=9876&sort=-lifetimeValue",
                        "/v1/customers?limit=100&sort=segment&segment=gold,vip",
                        "/v1/orders?limit=100",
                        "/v1/customers/stats?period=all&groupBy=day",
                        "/v1/customers/stats?startDate=2020-01-01&endDate=2029-12-31&segment=gold,unsegmented")
                .forEach(path -> answers.put(path, shop.get(path).expect(200).body()));
        answers.put("by name", customers.body());
        customers.json().at("/customers").forEach(customer -> {
            String path = "/v1/customers/" + customer.at("/_id").stringValue();
            answers.put(path, shop.get(path).expect(200).body());
        });
        String tenant = "/admin/tenants/" + shop.tenantId();
        answers.put(tenant, server.operator().get(tenant).expect(200).body());
        answers.put(
                tenant + "/keys",
                server.operator().get(tenant + "/keys").expect(200).body());
        return new Answers(answers);
    }
}
