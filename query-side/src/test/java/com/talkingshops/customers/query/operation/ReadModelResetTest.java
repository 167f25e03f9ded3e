package com.talkingshops.customers.query.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.query.readmodel.ReadModel;
import com.talkingshops.customers.query.statistics.Shop;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReadModelResetTest {

    private final RunningReadModels readModels = RunningReadModels.get();
    private final ReadModel statistics = readModels.readModel("statistics");
    private final ReadModelReset reset = readModels.bean(ReadModelReset.class);
    private final JdbcClient database = readModels.bean(JdbcClient.class);

    @Test
    void leavesNothingOfTheOldTables() {
        // given
        database.sql("create table rm_statistics.left_over (id int)").update();
        // when
        reset.reset(statistics);
        readModels.settle();
        // then
        assertThat(database.sql("select to_regclass('rm_statistics.left_over') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void changesNothingWhileAnotherNodeRunsTheProcessor() {
        // given
        var shop = new Shop();
        shop.registers("vip", "2023-06-10T00:00:00Z");
        readModels.store(shop.takeEvents(), 1);
        var rows = readModels.rows("rm_statistics.segment_total", shop.tenant());
        var processor = readModels
                .bean(EventProcessingConfiguration.class)
                .eventProcessor("statistics", StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        var tokens = tokens();
        owner("another node", "9999-12-31T00:00:00Z");
        try {
            // when
            assertThatThrownBy(() -> reset.reset(statistics)).isInstanceOf(UnableToClaimTokenException.class);
            // then
            assertThat(readModels.rows("rm_statistics.segment_total", shop.tenant()))
                    .isEqualTo(rows);
            assertThat(tokens()).hasSize(2).isEqualTo(tokens);
        } finally {
            processor.shutDown();
            owner(null, "2023-01-01T00:00:00Z");
            processor.start();
            readModels.settle();
        }
    }

    @Test
    void refusesAReadModelThatNobodyProjects() {
        assertThatThrownBy(() -> reset.reset(new ReadModel("nobody's"))).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> tokens() {
        return database.sql(
                        "select encode(token, 'hex') from es.token_entry where processor_name = 'statistics' order by"
                                + " segment")
                .query(String.class)
                .list();
    }

    private void owner(String owner, String timestamp) {
        database.sql("update es.token_entry set owner = :owner, timestamp = :timestamp where processor_name ="
                        + " 'statistics'")
                .param("owner", owner)
                .param("timestamp", timestamp)
                .update();
    }
}
