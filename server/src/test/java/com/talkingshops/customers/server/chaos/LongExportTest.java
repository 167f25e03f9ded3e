package com.talkingshops.customers.server.chaos;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.embedded.ServerData;
import com.talkingshops.customers.server.http.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export is sent while it is read, and nothing of it is kept: in little memory one of a million events goes as one of a few. */
class LongExportTest {

    private static final int EVENTS = Size.of(20_000, 1_000_000);

    /** What differs from one look to the next, and what a few entries take. Of twenty thousand entries it would be several times as much; of a million, a number each. */
    private static final long ROOM_IN_MEGABYTES = 16;

    /** Of the history of one customer it is held where its events lie, and which orders it has. */
    private static final long BYTES_OF_PLACE = 100;

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @TempDir
    private static Path folder;

    private static EmbeddedFiles files;
    private static ServerProcess server;
    private static Reply tenant;
    private static CounterSales sales;

    @BeforeAll
    static void fill() throws IOException {
        files = new EmbeddedFiles(ServerData.in(folder));
        server = new ServerProcess(files, ServerProcess.withHeap("512m"), "--customers.acknowledge.wait=30s");
        tenant = newTenant();
        sales = new CounterSales(files, tenant.text("/tenantId"));
        sales.fill(EVENTS);
        server.awaitCaughtUp(PATIENCE);
    }

    /** One that has its own keys. */
    private static Reply newTenant() {
        Reply made = server.operator()
                .post("/admin/tenants", object("name", "Counter", "rateLimit", 10_000_000, "region", "IN"))
                .expect(201);
        server.holder(made.text("/apiKey"))
                .post("/v1/customers", object("mobile", "919999999999"))
                .expect(201);
        return made;
    }

    @AfterAll
    static void end() throws InterruptedException {
        server.close();
    }

    @Test
    void ofAShopIsAllThatIsStoredAndKeepsNothing() throws Exception {
        ofAShopKeepsNothing("application/x-ndjson", "sequence");
    }

    @Test
    void ofAShopAsATableIsAllThatIsStoredAndKeepsNothing() throws Exception {
        ofAShopKeepsNothing("text/csv", "-sequence");
    }

    private static void ofAShopKeepsNothing(String form, String sort) throws Exception {
        // given
        var export = new LongExport(
                server, server.operator(), "/admin/audit?tenantId=" + tenant.text("/tenantId") + "&sort=" + sort, form);
        List<Long> stored = sales.stored();
        // when
        export.read(stored.size());
        // then
        tell("of a shop, %s", form, export);
        requireSame(export.positions(), sort.equals("sequence") ? stored : stored.reversed());
        assertThat(stored.size()).isGreaterThan(EVENTS);
        assertThat(export.most() - export.before()).isLessThan(ROOM_IN_MEGABYTES);
    }

    @Test
    void ofACustomerIsAllThatIsStoredAndKeepsWhereItLies() throws Exception {
        ofACustomerKeepsWhereItLies("application/x-ndjson", "-sequence");
    }

    @Test
    void ofACustomerAsATableIsAllThatIsStoredAndKeepsWhereItLies() throws Exception {
        ofACustomerKeepsWhereItLies("text/csv", "sequence");
    }

    private static void ofACustomerKeepsWhereItLies(String form, String sort) throws Exception {
        // given
        List<Long> stored = sales.storedOfCounter();
        var export = new LongExport(
                server,
                server.holder(tenant.text("/apiKey")),
                "/v1/customers/" + sales.counter() + "/history?sort=" + sort,
                form);
        // when
        export.read(stored.size());
        // then
        tell("of a customer, %s", form, export);
        requireSame(export.positions(), sort.equals("sequence") ? stored : stored.reversed());
        assertThat(stored).hasSize(EVENTS);
        assertThat(export.atLast() - export.atFirst()).isLessThan(ROOM_IN_MEGABYTES);
        assertThat(export.most() - export.before())
                .isLessThan(ROOM_IN_MEGABYTES + stored.size() * BYTES_OF_PLACE / 1_000_000);
    }

    /** Not as AssertJ says it, which would be a page of a million numbers. */
    private static void requireSame(List<Long> told, List<Long> stored) {
        assertThat(told.size()).isEqualTo(stored.size());
        assertThat(told.equals(stored))
                .as("what is told is what is stored, in order")
                .isTrue();
    }

    private static void tell(String what, String form, LongExport export) {
        System.out.println(what.formatted(form) + ": " + export);
    }
}
