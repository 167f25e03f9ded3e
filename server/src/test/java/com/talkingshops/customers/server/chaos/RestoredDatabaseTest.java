package com.talkingshops.customers.server.chaos;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.server.OtherProcess;
import com.talkingshops.customers.server.embedded.LonePostgres;
import com.talkingshops.customers.server.embedded.Ports;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Replies;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.replay.Verifying;
import com.talkingshops.customers.server.role.NodeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database of one's own is lost, and comes back from its backup and archive as it was at a moment, as docs/operations.md says; who was
 * erased since stays so.
 */
class RestoredDatabaseTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MOMENT = "before-asha-is-erased";
    private static final String ADMIN_KEY = "the-operators-key-of-a-database-of-ones-own";
    private static final String ASHAS_NUMBER = "919876543210";

    @TempDir
    private static Path folder;

    private static Path backup;
    private static Path archive;
    private static Path oldRoot;
    private static Path newRoot;
    private static Path keys;
    private static LonePostgres lost;
    private static Shop written;
    private static Shop people;
    private static Account account;
    private static String asha;
    private static String ravi;
    private static String meena;

    /** All that happens until it is lost. */
    @BeforeAll
    static void lose() throws Exception {
        backup = folder.resolve("backup");
        archive = folder.resolve("archive");
        keys = folder.resolve("keys.ndjson");
        RootKeySet first = RootKeySet.fresh();
        RootKeySet both = first.withNewest();
        oldRoot = Files.writeString(folder.resolve("old-root-key"), first.text());
        newRoot = Files.writeString(folder.resolve("root-key"), first.text());
        try (var database = LonePostgres.make(folder.resolve("lost"), Ports.free())) {
            lost = database;
            database.archiveTo(archive);
            try (var node = start(database, newRoot)) {
                writeWhileABackupIsMade(node);
                database.archiveUpTo(MOMENT);
                meena = customer(people.client(), "919876543212", "Meena Iyer");
                people.delete("/v1/customers/" + asha + "?erase=true").expect(200);
            }
            Files.writeString(newRoot, both.text());
            try (var node = start(database, newRoot)) {
                replaceKeys(operator(node), people.tenantId());
                Files.writeString(
                        keys,
                        operator(node).get("/admin/keys/export").expect(200).body());
            }
            Files.writeString(newRoot, both.newestAlone().text());
        }
    }

    private static void writeWhileABackupIsMade(NodeProcess node) throws Exception {
        written = shop(node);
        people = shop(node);
        asha = customer(people.client(), ASHAS_NUMBER, "Asha Rao");
        ravi = customer(people.client(), "919876543211", "Ravi Das");
        people.order(ASHAS_NUMBER, "completed", "250.10", null);
        // What was read before is kept for an hour, and so is in the backup.
        var rebuilds = new Rebuilds(operator(node));
        rebuilds.begin();
        await().atMost(PATIENCE).until(rebuilds::areOver);
        rebuilds.requireCompletedAndEqual();
        var load = new Load(4, folder);
        load.startBy(written.client());
        load.awaitAcknowledged(40);
        lost.backUpTo(backup);
        load.awaitAcknowledged(40);
        load.stop();
        account = load.account();
    }

    private static Shop shop(NodeProcess node) {
        Reply made = operator(node)
                .post("/admin/tenants", object("name", "Shop", "rateLimit", 10_000_000, "region", "IN"))
                .expect(201);
        String key = made.text("/apiKey");
        return new Shop(made.text("/tenantId"), key, node.holder(key));
    }

    private static String customer(Client shop, String mobile, String name) {
        return shop.post("/v1/customers", object("mobile", mobile, "name", name))
                .expect(201)
                .text("/customerId");
    }

    private static void replaceKeys(Client operator, String tenant) {
        operator.post("/admin/keys/rotate?tenantId=" + tenant, null).expect(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(operator.get("/admin/keys")
                                .expect(200)
                                .json()
                                .at("/roots")
                                .valueStream()
                                .map(root -> root.at("/version").intValue()))
                        .containsExactly(2));
    }

    @Test
    void showsAllThatWasAcknowledgedAndWithTheNewestKeysNobodyWhoWasErasedSince() throws Exception {
        // given
        Path otherRoot = Files.writeString(
                folder.resolve("other-root-key"),
                RootKeySet.fresh().withNewest().newestAlone().text());
        String imported = "--customers.keys-import=" + keys;
        try (var database = lost.restore(backup, archive, MOMENT, folder.resolve("with-keys"))) {
            // then: what does not fit is told, and changes nothing
            assertThatThrownBy(() -> start(database, newRoot))
                    .hasMessageContaining("Cannot start: The file " + newRoot
                            + " does not hold version 1 of the root key, which keys in the database are wrapped with");
            assertThatThrownBy(() -> start(database, oldRoot, imported))
                    .hasMessageContaining("Cannot start: The keys in the file " + keys
                            + " are wrapped with version 2 of the root key, which the file " + oldRoot
                            + " does not hold");
            assertThatThrownBy(() -> start(database, otherRoot, imported))
                    .hasMessageContaining("Cannot start: Version 2 of the root key in the file " + otherRoot
                            + " is not the one that the keys in the file " + keys + " are wrapped with");
            // when
            try (var node = start(database, newRoot, imported)) {
                // then
                hasAllThatWasAcknowledged(database, node);
                Client shop = node.holder(people.apiKey());
                assertThat(nameOf(ravi, shop)).isEqualTo("Ravi Das");
                assertThat(nameOf(asha, shop)).isNull();
                assertThat(found("Ravi", shop)).isEqualTo(1);
                assertThat(found("Asha", shop)).isZero();
                isIntact(operator(node));
                // and when
                shop.delete("/v1/customers/" + asha + "?erase=true").expect(200);
                // then
                shop.get("/v1/customers/" + asha).expect(404);
                // and: nobody knows any more whose the number was, so it is not given to anybody
                shop.post("/v1/customers", object("mobile", ASHAS_NUMBER)).expect(409);
                Verifying.all(operator(node));
            }
        }
    }

    @Test
    void showsTheSameOfTheSchemaAloneThatMustNotBeLostAndWithTheKeysOfThatTimeEverybody() throws Exception {
        // given
        try (var database = lost.restore(backup, archive, MOMENT, folder.resolve("schema-alone"))) {
            JdbcClient owner = database.on(LonePostgres.OWNER);
            List<String> readModels = owner.sql("select nspname from pg_namespace where nspname like 'rm\\_%'")
                    .query(String.class)
                    .list();
            assertThat(readModels).contains("rm_customers");
            readModels.forEach(
                    schema -> owner.sql("drop schema " + schema + " cascade").update());
            owner.sql("delete from es.token_entry").update();
            owner.sql("delete from es.dead_letter").update();
            // when
            try (var node = start(database, oldRoot)) {
                // then
                hasAllThatWasAcknowledged(database, node);
                Client shop = node.holder(people.apiKey());
                assertThat(nameOf(ravi, shop)).isEqualTo("Ravi Das");
                assertThat(nameOf(asha, shop)).isEqualTo("Asha Rao");
                isIntact(operator(node));
            }
        }
    }

    private static void hasAllThatWasAcknowledged(LonePostgres database, NodeProcess node) {
        assertThat(account.doubtful()).isEmpty();
        Client shop = node.holder(written.apiKey());
        Audit.compare(Stored.in(database.on(LonePostgres.OWNER), written.tenantId()), account);
        new Audit().readNewsBy(shop, account);
        Lists.readBy(shop).compare(account);
        node.holder(people.apiKey()).get("/v1/customers/" + meena).expect(404);
        Verifying.all(operator(node));
    }

    private static void isIntact(Client operator) {
        String path = "/admin/audit/verify";
        operator.post(path, null).expect(202);
        await().atMost(PATIENCE)
                .until(() -> !"running".equals(operator.get(path).expect(200).text("/state")));
        Reply checked = operator.get(path).expect(200);
        assertThat(checked.json().at("/intact").booleanValue(false))
                .as(checked.body())
                .isTrue();
    }

    private static String nameOf(String customer, Client shop) {
        return shop.get("/v1/customers/" + customer).expect(200).text("/name");
    }

    private static long found(String searched, Client shop) {
        return Replies.number(shop.get("/v1/customers?searchTerm=" + searched).expect(200), "/total");
    }

    private static Client operator(NodeProcess node) {
        return node.anybody().with("x-admin-api-key", ADMIN_KEY);
    }

    private static NodeProcess start(LonePostgres database, Path rootKey, String... more)
            throws IOException, InterruptedException {
        var settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + database.port()
                        + "/customers?reWriteBatchedInserts=true",
                "--spring.datasource.username=" + LonePostgres.OWNER,
                "--spring.datasource.password=" + database.password(),
                "--customers.admin-api-key=" + ADMIN_KEY,
                "--customers.root-key-file=" + rootKey));
        settings.addAll(List.of(more));
        return NodeProcess.start(OtherProcess.SMALL, Path.of("target/restored.log"), settings);
    }
}
