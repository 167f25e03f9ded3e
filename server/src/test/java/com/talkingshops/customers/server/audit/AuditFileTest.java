package com.talkingshops.customers.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.eventstore.chain.ChainPosition;
import com.talkingshops.customers.eventstore.chain.SigningKey;
import com.talkingshops.customers.server.CustomerManagement;
import com.talkingshops.customers.server.OtherProcess;
import com.talkingshops.customers.server.audit.AuditFile.Verdict;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was exported is checked without a server and without a database. */
class AuditFileTest {

    private final RunningServer server = RunningServer.shared();
    private final Client operator = server.operator();
    private final Shop shop = server.newShop();
    private Path key;
    private List<String> lines;

    @TempDir
    private Path folder;

    @BeforeEach
    void exportAShop() throws IOException {
        shop.customer("919876543210", "John Doe", "john@example.com", "vip");
        shop.order("919876543210", "completed", "250.10", null);
        shop.order("919876543210", "completed", "1.00", null);
        awaitChained();
        key = written("key", operator.get("/admin/audit/key").expect(200).body());
        lines = export();
    }

    private void awaitChained() {
        long head = server.context().getBean(ReadPositions.class).head();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> server.context().getBean(ChainPosition.class).position() >= head);
    }

    private List<String> export() {
        return new ArrayList<>(operator.get("/admin/audit/export?tenantId=" + shop.tenantId())
                .expect(200)
                .body()
                .lines()
                .toList());
    }

    private Path written(String name, String... content) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", content) + "\n");
    }

    private Path export(List<String> content) throws IOException {
        return written("export", content.toArray(String[]::new));
    }

    private Verdict check(List<String> content) throws IOException {
        return AuditFile.check(export(content), null, key);
    }

    private void findsIn(List<String> content, String sentence) throws IOException {
        Verdict verdict = check(content);
        assertThat(verdict.intact()).isFalse();
        assertThat(verdict.sentence()).contains(sentence);
    }

    @Test
    void isIntactAsItWasWritten() throws IOException {
        Verdict verdict = check(lines);
        assertThat(verdict.intact()).as(verdict.sentence()).isTrue();
        assertThat(verdict.sentence())
                .startsWith("Intact: %d events of tenant %s".formatted(lines.size() - 2, shop.tenantId()));
    }

    @Test
    void ofAllTenantsIsIntactToo() throws IOException {
        var all = operator.get("/admin/audit/export").expect(200).body().lines().toList();
        Verdict verdict = check(all);
        assertThat(verdict.intact()).as(verdict.sentence()).isTrue();
        // and: without one event in the middle it is not
        var without = new ArrayList<>(all);
        without.remove(all.size() / 2);
        findsIn(without, "missing");
    }

    @Test
    void tellsWhichEventWasAltered() throws IOException {
        lines.set(2, lines.get(2).replace("\"timeStamp\":\"20", "\"timeStamp\":\"19"));
        findsIn(lines, "Not intact, altered, tenant " + shop.tenantId() + ", its event 2, position ");
    }

    @Test
    void tellsWhichEventIsGone() throws IOException {
        lines.remove(2);
        findsIn(lines, "Not intact, missing, tenant " + shop.tenantId() + ", its event 2: ");
    }

    @Test
    void tellsThatTheEndIsGone() throws IOException {
        lines.remove(lines.size() - 2);
        findsIn(lines, "Not intact, truncated");
        lines.removeLast();
        findsIn(lines, "is not whole");
    }

    @Test
    void tellsThatEventsChangedPlaces() throws IOException {
        Collections.swap(lines, 2, 3);
        findsIn(lines, "Not intact");
    }

    @Test
    void tellsThatItsCheckpointIsOfNoPossibleTime() throws IOException {
        lines.set(
                lines.size() - 1,
                lines.getLast().replaceFirst("\"madeAt\":\"[^\"]*\"", "\"madeAt\":\"+300000000-01-01T00:00:00Z\""));
        findsIn(lines, "is not signed by the given key");
    }

    @Test
    void tellsThatALineIsNone() throws IOException {
        lines.set(2, "{\"event\":{}}");
        findsIn(lines, "Line 3 of ");
        lines.set(2, "[");
        findsIn(lines, "Line 3 of ");
    }

    @Test
    void tellsThatALineIsOfAnotherTenantWhoseEventsNobodyLooksAt() throws IOException {
        lines.set(2, lines.get(2).replace("\"tenantId\":\"" + shop.tenantId(), "\"tenantId\":\"another"));
        findsIn(lines, "Line 3 of ");
    }

    @Test
    void tellsThatALineHasMoreThanOneThing() throws IOException {
        // given
        String event = lines.get(2);
        String last = lines.getLast();
        for (String more : List.of(
                last.substring(1),
                event.substring(1),
                "\"note\":1}",
                lines.getFirst().substring(1))) {
            // when
            lines.set(2, event.substring(0, event.length() - 1) + "," + more);
            // then
            findsIn(lines, "Line 3 of ");
        }
        // and
        lines.set(2, event);
        lines.set(lines.size() - 1, "{\"event\":{}," + last.substring(1));
        findsIn(lines, "Line %d of ".formatted(lines.size()));
        // and
        lines.set(lines.size() - 1, last);
        lines.set(0, "{\"event\":{}," + lines.getFirst().substring(1));
        assertThatThrownBy(() -> check(lines))
                .isInstanceOf(AuditFileException.class)
                .hasMessageContaining("is no export of events");
    }

    @Test
    void isCheckedAgainstACheckpointThatWasKept() throws IOException {
        // given
        Path own = written(
                "own",
                operator.post("/admin/audit/checkpoints?tenantId=" + shop.tenantId(), null)
                        .expect(201)
                        .body());
        Path all = written(
                "all",
                operator.post("/admin/audit/checkpoints", null).expect(201).body());
        shop.order("919876543210", "completed", "2.00", null);
        awaitChained();
        // then
        for (Path kept : List.of(own, all)) {
            Verdict verdict = AuditFile.check(export(export()), kept, key);
            assertThat(verdict.intact()).as(verdict.sentence()).isTrue();
            assertThatThrownBy(() -> AuditFile.check(export(lines), kept, key))
                    .isInstanceOf(AuditFileException.class)
                    .hasMessageContaining("export again");
        }
        // and
        Path altered = written("altered", Files.readString(own).replace("\"position\":", "\"position\":1"));
        assertThat(AuditFile.check(export(export()), altered, key).sentence()).contains("is not signed by the key");
    }

    @Test
    void isNotBelievedWithAnotherKey() throws IOException {
        Path other = written("other", SigningKey.fresh().verifying().pem());
        Verdict verdict = AuditFile.check(export(lines), null, other);
        assertThat(verdict.intact()).isFalse();
        assertThat(verdict.sentence()).contains("is not signed by the given key");
    }

    @Test
    void thatIsNoneIsRefused() throws IOException {
        assertThatThrownBy(() -> AuditFile.check(key, null, key))
                .isInstanceOf(AuditFileException.class)
                .hasMessageContaining("is no export of events");
        assertThatThrownBy(() -> AuditFile.check(folder.resolve("none"), null, key))
                .isInstanceOf(AuditFileException.class)
                .hasMessageContaining("cannot be read");
        Path export = export(lines);
        assertThatThrownBy(() -> AuditFile.check(export, null, export))
                .isInstanceOf(AuditFileException.class)
                .hasMessageContaining("with --key");
        assertThatThrownBy(() -> AuditFile.check(export, key, key))
                .isInstanceOf(AuditFileException.class)
                .hasMessageContaining("holds no checkpoint");
    }

    @Test
    void isCheckedByTheServersOwnProgram() throws Exception {
        String file = export(lines).toString();
        try (var program =
                OtherProcess.start(CustomerManagement.class, "verify-audit", file, "--key", key.toString())) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output()).startsWith("Intact: ");
        }
        lines.remove(2);
        export(lines);
        try (var program =
                OtherProcess.start(CustomerManagement.class, "verify-audit", "--key", key.toString(), file)) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.output()).startsWith("Not intact, missing");
        }
        try (var program = OtherProcess.start(CustomerManagement.class, "verify-audit", file)) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors()).startsWith("Usage: verify-audit <export file>");
        }
    }
}
