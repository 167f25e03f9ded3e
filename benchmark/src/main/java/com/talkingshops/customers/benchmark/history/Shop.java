package com.talkingshops.customers.benchmark.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.talkingshops.customers.benchmark.load.Request;
import com.talkingshops.customers.benchmark.machine.Http;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.io.IOException;
import java.time.Duration;

/**
 * A tenant that is measured, mostly with a limit that no load reaches; it is checked and counted all the same.
 *
 * @param customers how many it was filled with
 */
public record Shop(String tenantId, String apiKey, int customers) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int HIGHEST_LIMIT = 10_000_000;

    /** Makes a tenant without customers. */
    public static Shop empty(RunningServer server, String name) throws IOException, InterruptedException {
        return limited(server, name, HIGHEST_LIMIT);
    }

    /** Makes a tenant without customers, and with a limit that counts. */
    public static Shop limited(RunningServer server, String name, int perMinute)
            throws IOException, InterruptedException {
        JsonNode reply =
                server.operator().post("/admin/tenants", "{\"name\":\"" + name + "\",\"rateLimit\":" + perMinute + "}");
        var shop = new Shop(reply.get("tenantId").asText(), reply.get("apiKey").asText(), 0);
        var door = new Http(server.uri(), "x-tenant-api-key", shop.apiKey());
        while (door.statusOf("/v1/customers?limit=1") != 200) {
            // The machine may be too busy to show the key in the time that a write waits.
            Thread.sleep(BETWEEN_LOOKS);
        }
        return shop;
    }

    Shop with(int customers) {
        return new Shop(tenantId, apiKey, customers);
    }

    /** The id of a customer that the shop was filled with. */
    public String customer(int number) {
        return id("c", number);
    }

    /** The id of an order that the shop was filled with. */
    public String order(int number) {
        return id("d", number);
    }

    /** Identifiers are unique over all tenants, so each has a part of its tenant's. */
    private String id(String kind, int number) {
        return "0190" + kind + tenantId.substring(tenantId.length() - 7)
                + "%06x%06x".formatted(number, People.mixed(number) >>> 8);
    }

    public Request get(String path) {
        return Request.get(path, apiKey);
    }

    public Request send(String method, String path, String body) {
        return new Request(method, path, apiKey, body);
    }
}
