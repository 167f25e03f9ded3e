package com.talkingshops.customers.benchmark.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.talkingshops.customers.benchmark.machine.Database;
import com.talkingshops.customers.benchmark.machine.Http;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Fills the event store as if customers had come and ordered for a year: one event and one claim each, and a claimed order for each fourth. */
public final class History {

    private static final String EVENTS = "es.domain_event_entry";
    private static final String READ_MODELS = "/admin/read-models";
    /** Of events that mean nothing, so that read models take them in meanwhile. */
    private static final int AT_ONCE = 100_000;

    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final RunningServer server;
    private final Database database;

    public History(RunningServer server) {
        this.server = server;
        this.database = server.database();
    }

    /**
     * How long something took that was done to many events.
     *
     * @param seconds 0 if it was not done
     */
    public record Pace(long events, double seconds) {

        public double perSecond() {
            return events / seconds;
        }
    }

    /** A shop with customers, their events appended and read. */
    public record Filled(Shop shop, Pace copiedIn, Pace replayed) {}

    /** Makes a shop with so many customers. */
    public Filled shopOf(int customers) throws SQLException, IOException, InterruptedException {
        Shop shop = Shop.empty(server, "shop of " + customers);
        // The first customer makes the server make the key that claims are named with.
        new Http(server.uri(), "x-tenant-api-key", shop.apiKey()).post("/v1/customers", People.body(0));
        long start = System.nanoTime();
        long rows = copy(EVENTS, shop, customers);
        var copied = new Pace(rows, since(start));
        var replayed = awaitReadModels(rows);
        database.execute("vacuum analyze");
        return new Filled(shop.with(customers), copied, replayed);
    }

    /** Waits until every read model has come to the end of the history, however it got so long. */
    public void settle() {
        try {
            awaitReadModels(0);
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until every read model has come to the end of the history. */
    public Pace awaitReadModels(long events) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        awaitEnd("read models do", """
                select coalesce(min((convert_from(token, 'UTF8')::jsonb ->> 'globalIndex')::bigint), 0)
                from es.token_entry where token is not null
                """);
        return new Pace(events, since(start));
    }

    /** Waits until every event of the history is chained. */
    public void awaitChain() throws SQLException, InterruptedException {
        awaitEnd("chain does", "select position from es.chain_state");
    }

    private void awaitEnd(String who, String position) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        long end = database.number("select max(global_index) from " + EVENTS);
        while (database.number(position) < end) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new IllegalStateException("the " + who + " not get to the end of the history");
            }
            Thread.sleep(20);
        }
    }

    /** Appends claims that mean nothing to any read model, until there are so many events and all of them are read and chained. */
    public void fillUpTo(long events) throws SQLException, InterruptedException {
        long missing = events - database.number("select count(*) from " + EVENTS);
        String run = Long.toHexString(System.nanoTime());
        try (var connection = database.connect()) {
            for (long done = 0; done < missing; done += AT_ONCE) {
                claim(connection, run, done, Math.min(missing, done + AT_ONCE));
            }
        }
        awaitReadModels(events);
        awaitChain();
        database.execute("vacuum analyze");
    }

    private static void claim(Connection connection, String run, long from, long to) throws SQLException {
        Instant now = Instant.now();
        try (var copy = new Copy(connection, EVENTS + Copy.EVENTS)) {
            for (long i = from; i < to; i++) {
                String owner = "%024x".formatted(i);
                var filler = StoredEvent.claimed("filler:%s%08x".formatted(run, i), owner, owner, now);
                copy.add(filler, filler.json(), metaData("000000000000000000000000"));
            }
        }
    }

    /** Has all read models built anew at the same time, while nothing else happens, until readers see what was built. */
    public Pace rebuilt() throws SQLException, IOException, InterruptedException {
        long events = database.number("select count(*) from " + EVENTS);
        long start = System.nanoTime();
        for (JsonNode readModel : readModels()) {
            server.operator().post(READ_MODELS + "/" + readModel.get("name").asText() + "/rebuild", "");
        }
        while (StreamSupport.stream(readModels().spliterator(), false)
                .anyMatch(readModel -> readModel.at("/rebuild/endedAt").isNull())) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new IllegalStateException("the read models do not get built");
            }
            Thread.sleep(200);
        }
        var pace = new Pace(events, since(start));
        for (JsonNode readModel : readModels()) {
            if (!readModel.at("/rebuild/state").asText().equals("completed")) {
                throw new IllegalStateException("not built: " + readModel);
            }
        }
        return pace;
    }

    private JsonNode readModels() throws IOException, InterruptedException {
        return server.operator().get(READ_MODELS).get("readModels");
    }

    /** Copies all events out, as fast as PostgreSQL gives them. */
    public Pace copiedOut() throws SQLException, IOException {
        long events = database.number("select count(*) from " + EVENTS);
        long start = System.nanoTime();
        try (var connection = database.connect()) {
            Copy.out(connection, "select * from " + EVENTS);
        }
        return new Pace(events, since(start));
    }

    private long copy(String table, Shop shop, int customers) throws SQLException {
        Instant end = Instant.now();
        try (var connection = database.connect();
                var copy = new SealedCopy(server, connection, table, shop.tenantId(), metaData(shop.tenantId()))) {
            for (int i = 1; i < customers; i++) {
                Instant at = People.since(i, customers, end);
                String id = shop.customer(i);
                var events = new ArrayList<StoredEvent>();
                events.add(StoredEvent.claimed(copy.claim("mobile", People.mobile(i)), id, id, at));
                events.add(StoredEvent.registered(id, i, at));
                if (i % 4 == 0) {
                    String order = shop.order(i);
                    String reference = "ORD-" + order.toUpperCase(Locale.ROOT);
                    events.add(StoredEvent.claimed(copy.claim("order-reference", reference), order, id, at));
                    events.add(StoredEvent.placed(i, order, reference, id, at));
                }
                copy.add(events);
            }
            return copy.rows();
        }
    }

    private static String metaData(String tenant) {
        return "{\"actor\":\"01900000000000000000000b\",\"actorName\":\"history\",\"requestId\":\"history\",\"tenant\":\"%s\"}"
                .formatted(tenant);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
