package com.talkingshops.customers.query.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.error.Rejection;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several ask for a copy, or work on it, and one does. */
class RebuildRaceTest {

    private final RunningReadModels readModels = RunningReadModels.get();
    private final ReadModelDesk desk = readModels.bean(ReadModelDesk.class);
    private final RebuildTable table = readModels.bean(RebuildTable.class);
    private final JdbcClient database = readModels.bean(JdbcClient.class);

    @Test
    void ofManyWhoAskAtTheSameTimeOneBegins() throws Exception {
        try (var reader = readModels.bean(DataSource.class).getConnection()) {
            // given: it cannot end before all have asked
            reader.setAutoCommit(false);
            reader.createStatement().execute("lock table rm_tenants.api_key in access share mode");
            // when
            var outcomes = atTheSameTime(i -> {
                try {
                    desk.rebuild("tenants");
                    return "begun";
                } catch (Rejection e) {
                    return "refused";
                }
            });
            // then
            assertThat(outcomes).containsOnlyOnce("begun").hasSize(8);
            reader.rollback();
        }
        readModels.awaitRebuilt("tenants");
    }

    @Test
    void ofManyNodesOneWorksOnIt() {
        // given
        database.sql("insert into es.rebuild (read_model, state, total) values ('unknown_here', 'building', 10)")
                .update();
        // when
        var owners = atTheSameTime(
                i -> table.claim("node " + i, List.of("unknown_here")).isPresent() ? "has it" : "has not");
        // then
        database.sql("delete from es.rebuild where read_model = 'unknown_here'").update();
        assertThat(owners).containsOnlyOnce("has it").hasSize(8);
    }

    @Test
    void isOneAtATimeAndCanBeCancelled() {
        // given
        database.sql("""
                        insert into es.rebuild (read_model, state, total, owner, seen_at)
                        values ('tenants', 'building', 10, 'somebody', now() + interval '1 hour')
                        on conflict (read_model, kind) do update
                           set state = 'building', ended_at = null, owner = 'somebody', seen_at = excluded.seen_at
                        """).update();
        // then
        assertThatThrownBy(() -> desk.rebuild("tenants")).isInstanceOf(Rejection.class);
        // when
        desk.cancelRebuild("tenants");
        // then
        assertThat(desk.get("tenants").rebuild().state()).isEqualTo("cancelled");
        assertThatThrownBy(() -> desk.cancelRebuild("tenants")).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> desk.rebuild("nobody's")).isInstanceOf(Rejection.class);
    }

    private static List<String> atTheSameTime(IntFunction<String> work) {
        var together = new CyclicBarrier(8);
        var works = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                together.await();
                            } catch (InterruptedException | BrokenBarrierException e) {
                                throw new IllegalStateException(e);
                            }
                            return work.apply(i);
                        },
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        return works.stream().map(CompletableFuture::join).toList();
    }
}
