package com.talkingshops.customers.server.history;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a shop was told of its customers while things happened, by customer and version. */
final class Answered {

    /** Which customer, and what the entity tag held. */
    record Version(String customerId, String value) {}

    private final Map<Version, JsonNode> answers = new LinkedHashMap<>();

    /** The same shop, with everything that it is told of one customer written down. */
    Shop listeningTo(RunningServer server, Shop shop) {
        var client = new Client(server.base(), this::write, "x-tenant-api-key", shop.apiKey());
        return new Shop(shop.tenantId(), shop.apiKey(), client);
    }

    private void write(String method, String path, Reply reply) {
        if (reply.status() == 200 && method.equals("GET") && path.matches("/v1/customers/([0-9a-f]{24}|lookup\\?.*)")) {
            String tag = reply.header("ETag").orElseThrow().replace("\"", "");
            answers.put(new Version(reply.text("/_id"), tag), reply.json());
        }
    }

    Map<Version, JsonNode> answers() {
        return answers;
    }
}
