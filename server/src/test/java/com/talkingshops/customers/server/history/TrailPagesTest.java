package com.talkingshops.customers.server.history;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.eventstore.chain.Chaining;
import com.talkingshops.customers.eventstore.listing.Choice;
import com.talkingshops.customers.eventstore.listing.EventList;
import com.talkingshops.customers.eventstore.listing.EventLists;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every page of a tenant's events is what it should be, however many of them are chained by then. */
class TrailPagesTest {

    private static final Set<String> TENANTS = Set.of(
            "key-issued",
            "key-replaced",
            "key-revoked",
            "operator-acted",
            "tenant-changed",
            "tenant-created",
            "tenant-erased");
    private static final Choice ALL = new Choice(Set.of(), null, null);

    private static RunningServer server;
    private static JdbcClient database;

    private final Shop shop = server.newShop();
    private final Shop other = server.newShop();

    @BeforeAll
    static void startWithNobodyWhoChains() {
        server = RunningServer.start(TestDatabase.freshUrl(), "event-store.chain.enabled=false");
        database = server.context().getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void ofATenantHaveAllThatIsChainedAndAllThatIsNot() {
        // given: some events that are not chained
        happens(4);
        pagesAreSlices(listed());
        // and: all are chained
        chain();
        pagesAreSlices(listed());
        // and: some are chained
        happens(3);
        pagesAreSlices(listed());
        assertThat(listed()).hasSizeGreaterThan(20);
    }

    @Test
    void chooseByTypeAndTime() {
        happens(3);
        chain();
        happens(3);
        for (Choice choice : List.of(
                new Choice(Set.of("order-placed"), null, null),
                new Choice(Set.of("customer-registered", "key-issued"), null, null),
                new Choice(Set.of(), null, Instant.parse("2020-01-01T00:00:00Z")),
                new Choice(Set.of("order-placed"), Instant.parse("2020-01-01T00:00:00Z"), null))) {
            var expected = choice.before() != null
                    ? List.<Long>of()
                    : positions("payload_type in ("
                            + choice.types().stream()
                                    .map(type -> "'" + type + "'")
                                    .collect(Collectors.joining(","))
                            + ")");
            pagesAreSlices(expected, list(), choice);
        }
    }

    @Test
    void ofNoTenantHaveWhatHappenedToTenantsAndKeysAndByTheOperator() {
        server.operator().get("/admin/audit").expect(200);
        var expected = database.sql("select global_index from es.domain_event_entry where type in ('Tenant', 'Act')"
                        + " order by global_index")
                .query(Long.class)
                .list();
        pagesAreSlices(expected, server.context().getBean(EventLists.class).ofTypes(TENANTS), ALL);
    }

    @Test
    void ofNoTenantAreFoundByAnIndex() {
        String asked = "explain select count(*) from es.domain_event_entry e where e.payload_type in ("
                + TENANTS.stream().sorted().map(type -> "'" + type + "'").collect(Collectors.joining(", "))
                + ") and true and e.global_index > 0";
        var plan = new TransactionTemplate(server.context().getBean(PlatformTransactionManager.class))
                .execute(status -> {
                    // Of some pages it would read all.
                    database.sql("set local enable_seqscan = off").update();
                    return database.sql(asked).query(String.class).list();
                });
        assertThat(String.join("\n", plan)).contains("domain_event_entry_operator");
    }

    @Test
    void ofVeryManyEventsAreAllWalkedAlong() {
        // given: a thousand events are read at once
        happens(1);
        database.sql("""
                        insert into es.domain_event_entry (aggregate_identifier, sequence_number, type, event_identifier,
                               time_stamp, payload_type, payload, meta_data)
                        select 'copy-' || gen_random_uuid(), 0, type, gen_random_uuid()::text, time_stamp, payload_type,
                               payload, meta_data
                          from es.domain_event_entry, generate_series(1, 3000)
                         where payload_type = 'tenant-created' and position(convert_to(:tenant, 'UTF8') in meta_data) > 0
                        """).param("tenant", shop.tenantId()).update();
        for (int chained = 0; chained < 2; chained++) {
            var expected = listed();
            var walked = new ArrayList<Long>();
            list().all(ALL, true).forEachRemaining(walked::add);
            assertThat(walked).hasSizeGreaterThan(3_000).isEqualTo(expected);
            walked.clear();
            list().all(ALL, false).forEachRemaining(walked::add);
            assertThat(walked).isEqualTo(expected.reversed());
            assertThat(list().page(ALL, false, 2_990, 10).positions())
                    .isEqualTo(expected.reversed().subList(2_990, 3_000));
            chain();
        }
    }

    private void happens(int times) {
        for (int i = 0; i < times; i++) {
            String mobile = "9198765%05d".formatted(listed().size());
            shop.post("/v1/orders", object("mobile", mobile, "final_amount", 1)).expect(201);
            other.post("/v1/orders", object("mobile", mobile, "final_amount", 1))
                    .expect(201);
            server.operator()
                    .put("/admin/tenants/" + shop.tenantId(), object("updates", object("name", "Shop " + mobile)))
                    .expect(200);
        }
    }

    private static void chain() {
        Chaining chaining = server.context().getBean(Chaining.class);
        while (chaining.turn()) {
            // There is more.
        }
    }

    private EventList list() {
        return server.context().getBean(EventLists.class).of(shop.tenantId());
    }

    private List<Long> listed() {
        return positions("true");
    }

    private List<Long> positions(String condition) {
        return database.sql("select global_index from es.domain_event_entry where type <> 'Claim'"
                        + " and convert_from(meta_data, 'UTF8')::json ->> 'tenant' = :tenant and " + condition
                        + " order by global_index")
                .param("tenant", shop.tenantId())
                .query(Long.class)
                .list();
    }

    private void pagesAreSlices(List<Long> expected) {
        pagesAreSlices(expected, list(), ALL);
    }

    private static void pagesAreSlices(List<Long> expected, EventList list, Choice choice) {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            var inOrder = oldestFirst ? expected : expected.reversed();
            for (int limit : new int[] {1, 3, 7, 100}) {
                for (int skip = 0; skip <= expected.size() + 1; skip++) {
                    var page = list.page(choice, oldestFirst, skip, limit);
                    assertThat(page.total()).isEqualTo(expected.size());
                    assertThat(page.positions())
                            .as("%d behind %d, oldest first: %s", limit, skip, oldestFirst)
                            .isEqualTo(inOrder.subList(
                                    Math.min(skip, inOrder.size()), Math.min(skip + limit, inOrder.size())));
                }
            }
            var all = new ArrayList<Long>();
            list.all(choice, oldestFirst).forEachRemaining(all::add);
            assertThat(all).isEqualTo(inOrder);
        }
    }
}
