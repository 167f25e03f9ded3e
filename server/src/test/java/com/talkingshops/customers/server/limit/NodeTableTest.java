package com.talkingshops.customers.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeTableTest {

    private final LimitTables tables = new LimitTables();
    private final NodeTable nodes = new NodeTable(tables.database());

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void keepsNoNodeForEverThatWentWithoutAWord() {
        // given
        var killed = UUID.randomUUID();
        var running = UUID.randomUUID();
        nodes.seen(killed, true);
        nodes.seen(running, true);
        tables.database()
                .sql("update es.counting_node set seen_at = seen_at - interval '2 hours' where node = ?")
                .param(killed)
                .update();
        // when
        nodes.sweep();
        // then
        assertThat(tables.database()
                        .sql("select node from es.counting_node")
                        .query(UUID.class)
                        .list())
                .isEqualTo(List.of(running));
    }
}
