package com.talkingshops.customers.cluster;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.server.chaos.Stored;
import com.talkingshops.customers.server.embedded.LonePostgres;
import com.talkingshops.customers.server.embedded.Ports;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.OpenApiCheckHolder;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.Shop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * Two command nodes and two query nodes over a PostgreSQL with a synchronous replica, which the query nodes read from too, and a balancer in
 * front of them: each a process of its own but the last.
 */
final class Topology implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LONGEST_RETRY_AFTER = 60;
    private static final String ADMIN_KEY = "x-admin-api-key";

    private final Path folder;
    private final String adminKey = UUID.randomUUID() + "-" + UUID.randomUUID();
    private final List<Node> command = new ArrayList<>();
    private final List<Node> query = new ArrayList<>();
    private LonePostgres primary;
    private LonePostgres replica;
    private Balancer balancer;
    private Client.ReplyCheck check;
    private int copies;

    /**
     * Nothing of it runs yet.
     *
     * @param folder for the files of the databases
     */
    Topology(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts all of it.
     *
     * @param port where the balancer listens; 0 for any
     * @param more settings for all nodes, beside what they need
     */
    void start(int port, String... more) throws Exception {
        start(folder.resolve("primary"), port, more);
    }

    /** The same, with the primary's files in another place. */
    void start(Path files, int port, String... more) throws Exception {
        primary = LonePostgres.make(files, Ports.free());
        replicateTo(Ports.free());
        var settings = new ArrayList<>(List.of(
                "--spring.datasource.username=" + LonePostgres.OWNER,
                "--spring.datasource.password=" + primary.password(),
                "--spring.datasource.hikari.minimum-idle=2",
                // As short as can be: connections to a replica that took over end by it, and a new replica is found.
                "--spring.datasource.hikari.max-lifetime=30000",
                // Less than by default, for a build waits for it.
                "--spring.datasource.hikari.data-source-properties.socketTimeout=10",
                "--customers.admin-api-key=" + adminKey,
                "--customers.root-key=" + RootKeySet.fresh().text(),
                "--customers.farewell=5s",
                "--event-store.segments=4",
                "--logging.level.root=info"));
        settings.addAll(List.of(more));
        List<Integer> databases = List.of(primary.port(), replica.port());
        for (int number = 1; number <= 2; number++) {
            command.add(new Node("command-" + number, "command", databases, settings));
            query.add(new Node("query-" + number, "query", databases, settings));
        }
        balancer = new Balancer(port, addresses(command), addresses(query));
        // It makes the tables.
        command.getFirst().start();
        all(nodes().stream().skip(1), Node::start);
        await().atMost(PATIENCE).until(balancer::hasAll);
        var ofCommand = new OpenApiCheckHolder(command.getFirst().address().toString());
        var ofQuery = new OpenApiCheckHolder(query.getFirst().address().toString());
        check = (method, path, reply) -> {
            (Balancer.isCommand(method, URI.create(path).getPath()) ? ofCommand : ofQuery).accept(method, path, reply);
            requireAtMostARefusal(method, path, reply);
        };
    }

    /** Whatever has failed, all that anybody sees of it is that they are asked to come back within a minute. */
    private static void requireAtMostARefusal(String method, String path, Reply reply) {
        if (reply.status() >= 500) {
            assertThat(reply.status())
                    .as("%s %s: %s", method, path, reply.body())
                    .isEqualTo(503);
            assertThat(reply.header("Retry-After").map(Integer::valueOf))
                    .as("%s %s: %s", method, path, reply.body())
                    .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, LONGEST_RETRY_AFTER));
        }
    }

    private static List<URI> addresses(List<Node> nodes) {
        return nodes.stream().map(Node::address).toList();
    }

    /** Has the primary followed by a fresh copy, without which it acknowledges nothing. */
    void replicateTo(int port) throws IOException, SQLException {
        replica = primary.copyTo(folder.resolve("replica-" + ++copies), port, "replica");
        primary.waitFor("replica");
        replica.waitFor("replica");
        primary.awaitFollowed();
    }

    /** Something that is done to a node. */
    interface Act {
        void to(Node node) throws Exception;
    }

    /** Does something to several nodes at the same time. */
    static void all(Stream<Node> nodes, Act act) {
        CompletableFuture.allOf(nodes.map(node -> CompletableFuture.runAsync(
                                () -> {
                                    try {
                                        act.to(node);
                                    } catch (Exception e) {
                                        throw new CompletionException(e);
                                    }
                                },
                                task -> Thread.ofVirtual().start(task)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** All of them, each of one role beside one of the other. */
    List<Node> nodes() {
        return Stream.iterate(0, number -> number < command.size(), number -> number + 1)
                .flatMap(number -> Stream.of(command.get(number), query.get(number)))
                .toList();
    }

    Node command(int number) {
        return command.get(number);
    }

    Node query(int number) {
        return query.get(number);
    }

    /** Those that write. */
    List<Node> command() {
        return List.copyOf(command);
    }

    /** Those that read. */
    List<Node> query() {
        return List.copyOf(query);
    }

    LonePostgres primary() {
        return primary;
    }

    LonePostgres replica() {
        return replica;
    }

    Balancer balancer() {
        return balancer;
    }

    String adminKey() {
        return adminKey;
    }

    /** The primary is gone for good: the replica goes on without it, and acknowledges nothing yet. */
    void failOver() throws IOException {
        primary.kill();
        primary.remove();
        LonePostgres gone = primary;
        replica.promote();
        primary = replica;
        replica = gone;
    }

    /** What a newer release does first: it adds to the tables of the event store, which nodes go on using, and start on, that do not know it. */
    void migrateAsANewerRelease() {
        primary.on(LonePostgres.OWNER).sql("""
                alter table es.domain_event_entry add column of_tomorrow text;
                create table es.of_tomorrow (id bigint primary key);
                insert into es.flyway_schema_history
                       (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                select max(installed_rank) + 1, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1, 'somebody', 1, true
                  from es.flyway_schema_history;
                """).update();
    }

    /** A new replica takes the place of the primary that is gone. */
    void replaceReplica() throws IOException, SQLException {
        replicateTo(replica.port());
    }

    /** Somebody without a key, who knows the balancer alone. */
    Client anybody() {
        return new Client(balancer.base(), check);
    }

    /** Whoever runs it. */
    Client operator() {
        return anybody().with(ADMIN_KEY, adminKey);
    }

    /** Takes a tenant in. */
    Shop newShop(int rateLimit) {
        Reply made = operator()
                .patient()
                .post("/admin/tenants", object("name", "Shop", "rateLimit", rateLimit, "region", "IN"))
                .expect(201);
        String key = made.text("/apiKey");
        return new Shop(made.text("/tenantId"), key, anybody().with("x-tenant-api-key", key));
    }

    /** Whether all nodes say so now, and not when the balancer looked last. */
    boolean isReady() {
        return nodes().stream().allMatch(Node::isReady);
    }

    /** Whether all query nodes read from the replica. */
    boolean readsFromReplica() {
        return query.stream()
                .allMatch(node ->
                        "answers".equals(of(node, "/actuator/health").text("/components/replica/details/replica")));
    }

    /** How many requests the replica has answered, by nodes that were not started anew since. */
    double answeredByReplica() {
        return query.stream()
                .mapToDouble(node -> of(node, "/actuator/metrics/customers.replica.reads?tag=by:replica")
                        .expect(200)
                        .json()
                        .at("/measurements/0/value")
                        .doubleValue())
                .sum();
    }

    private Reply of(Node node, String path) {
        return node.anybody().with(ADMIN_KEY, adminKey).get(path);
    }

    /** What lies in the event store of a shop. */
    Stored stored(Shop shop) {
        return Stored.in(primary.on(LonePostgres.OWNER), shop.tenantId());
    }

    @Override
    public void close() throws Exception {
        var all = new ArrayList<AutoCloseable>();
        all.add(balancer);
        all.addAll(command);
        all.addAll(query);
        all.add(replica);
        all.add(primary);
        Ending.all(all);
    }
}
