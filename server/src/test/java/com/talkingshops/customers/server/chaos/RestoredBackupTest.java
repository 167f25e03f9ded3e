package com.talkingshops.customers.server.chaos;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.embedded.ServerData;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.replay.Verifying;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever was erased after a backup was made does not come back with it. */
class RestoredBackupTest {

    @TempDir
    private Path folder;

    @Test
    void withNewerKeysShowsNobodyWhoWasErasedSince() throws Exception {
        // given
        Path data = ServerData.in(folder);
        Path backup = folder.resolve("backup");
        Path keys = folder.resolve("keys.ndjson");
        Path rootKey = folder.resolve("root-key");
        try (var server = new ServerProcess(new EmbeddedFiles(data))) {
            Reply tenant = server.operator()
                    .post("/admin/tenants", object("name", "Shop", "rateLimit", 10_000_000))
                    .expect(201);
            String asha = customer(server.holder(tenant.text("/apiKey")), "919876543210", "Asha Rao");
            String ravi = customer(server.holder(tenant.text("/apiKey")), "919876543211", "Ravi Das");
            server.stop();
            copy(data, backup);
            server.start();
            server.holder(tenant.text("/apiKey"))
                    .delete("/v1/customers/" + asha + "?erase=true")
                    .expect(200);
            replaceKeys(server.operator(), tenant.text("/tenantId"));
            Files.writeString(
                    keys,
                    server.operator().get("/admin/keys/export").expect(200).body());
            server.stop();
            Files.copy(data.resolve("root-key"), rootKey);
            // when
            replace(data, backup);
            Files.copy(rootKey, data.resolve("root-key"), StandardCopyOption.REPLACE_EXISTING);
            assertThatThrownBy(() -> server.start("--customers.keys-import=" + folder.resolve("none")))
                    .hasMessageContaining("Cannot start: The file " + folder.resolve("none") + " cannot be read");
            server.start("--customers.keys-import=" + keys);
            // then
            Client shop = server.holder(tenant.text("/apiKey"));
            assertThat(shop.get("/v1/customers/" + ravi).expect(200).text("/name"))
                    .isEqualTo("Ravi Das");
            assertThat(shop.get("/v1/customers/" + asha).expect(200).text("/name"))
                    .isNull();
            assertThat(total(shop, "Ravi")).isEqualTo(1);
            assertThat(total(shop, "Asha")).isZero();
            // and when: the setting was left
            String meena = customer(shop, "919876543212", "Meena Iyer");
            server.stop();
            server.start("--customers.keys-import=" + keys);
            // then
            shop = server.holder(tenant.text("/apiKey"));
            assertThat(shop.get("/v1/customers/" + meena).expect(200).text("/name"))
                    .isEqualTo("Meena Iyer");
            Verifying.all(server.operator());
        }
    }

    private static String customer(Client shop, String mobile, String name) {
        return shop.post("/v1/customers", object("mobile", mobile, "name", name))
                .expect(201)
                .text("/customerId");
    }

    private static int total(Client shop, String searched) {
        return shop.get("/v1/customers?searchTerm=" + searched)
                .expect(200)
                .json()
                .at("/total")
                .intValue();
    }

    private static void replaceKeys(Client operator, String tenant) {
        operator.post("/admin/keys/rotate?tenantId=" + tenant, null).expect(202);
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            Reply reply = operator.get("/admin/keys").expect(200);
            // Another follows in a day, as clocks may differ by more than lay between the erasure and this.
            assertThat(reply.json().at("/replacements"))
                    .allSatisfy(due -> assertThat(Instant.parse(due.at("/dueAt").asString()))
                            .isAfter(Instant.now()));
            assertThat(reply.json().at("/roots")).hasSize(1);
        });
    }

    /** With modes and links as they are. */
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        run("cp", "-a", from.toString(), to.toString());
    }

    private static void replace(Path old, Path by) throws IOException, InterruptedException {
        run("rm", "-r", old.toString());
        copy(by, old);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
