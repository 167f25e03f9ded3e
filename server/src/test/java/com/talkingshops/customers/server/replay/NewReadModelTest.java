package com.talkingshops.customers.server.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.query.readmodel.ProjectorFactory;
import com.talkingshops.customers.query.readmodel.ReadModel;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A later release brings a read model that this one does not have: it is built before the new node serves, while the old one does. */
class NewReadModelTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void isBuiltBeforeTheNewNodeServesWhileTheOldOneKeepsReadingItsOwn() {
        // given
        String url = TestDatabase.freshUrl();
        RunningServer old = RunningServer.start(url, "customers.acknowledge.wait=30s");
        Shop shop = old.newShop();
        for (int i = 0; i < 50; i++) {
            shop.order("9198765432" + (10 + i), "completed", "10.00", null);
        }
        // when
        RunningServer later = RunningServer.startLater(Later.class, url, "customers.acknowledge.wait=30s");
        try {
            await().atMost(SOON)
                    .until(() ->
                            later.anybody().get("/actuator/health/readiness").status() == 200);
            // then
            assertThat(visits(later)).isEqualTo(50);
            assertThat(old.operator().get("/admin/read-models").expect(200).body())
                    .doesNotContain("visits");
            // and when
            shop.order("919876543299", "completed", "10.00", null);
            // then
            assertThat(shop.get("/v1/orders").text("/total")).isEqualTo("51");
            assertThat(later.holder(shop.apiKey()).get("/v1/orders").text("/total"))
                    .isEqualTo("51");
            var positions = later.context().getBean(ReadPositions.class);
            assertThat(positions.await(positions.head(), SOON)).isTrue();
            assertThat(visits(later)).isEqualTo(51);
            // and
            Verifying.all(later.operator());
            Rebuilding.of(later, "visits");
            assertThat(visits(later)).isEqualTo(51);
            assertThat(old.anybody().get("/actuator/health/readiness").status()).isEqualTo(200);
        } finally {
            later.stop();
            old.stop();
        }
    }

    private static int visits(RunningServer server) {
        return server.context()
                .getBean(JdbcClient.class)
                .sql("select count(*) from rm_visits.visit")
                .query(Integer.class)
                .single();
    }

    /** Without a mark by which the servers of other tests would find it. */
    static class Later {

        @Bean
        ReadModel visitsReadModel() {
            return new ReadModel("visits");
        }

        @Bean
        ProjectorFactory<Visits> visitsProjectors(JdbcClient database) {
            return new ProjectorFactory<>(visitsReadModel(), schema -> new Visits(database, schema));
        }

        @Bean
        Visits visits(ProjectorFactory<Visits> visitsProjectors) {
            return visitsProjectors.live();
        }
    }

    /** Notes each order once, however often it is told of it. */
    @ProcessingGroup("visits")
    static class Visits {

        private final JdbcClient database;
        private final String schema;

        Visits(JdbcClient database, String schema) {
            this.database = database;
            this.schema = schema;
        }

        @EventHandler
        void on(OrderPlaced order, @MetaDataValue(MessageKeys.TENANT) String tenant) {
            database.sql("insert into " + schema + ".visit values (?, ?) on conflict do nothing")
                    .params(tenant, order.orderId().value())
                    .update();
        }
    }
}
