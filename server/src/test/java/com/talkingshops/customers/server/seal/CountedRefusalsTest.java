package com.talkingshops.customers.server.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever watches the metrics learns that somebody has changed what is sealed. */
class CountedRefusalsTest {

    private final RunningServer server = RunningServer.shared();
    private final JdbcClient database = server.context().getBean(JdbcClient.class);
    private final Shop shop = server.newShop();

    /** A key that does not open would be in the way of everybody who replaces keys. */
    @AfterEach
    void takeTheKeyAway() {
        database.sql("delete from es.subject_key where tenant_id = ?")
                .param(shop.tenantId())
                .update();
    }

    @Test
    void growsWithWhatDoesNotOpen() {
        // given
        String john = shop.customer("919876543210", "John Doe", null, null);
        double before = refused();
        // when
        database.sql("""
                        update es.subject_key set wrapped = set_byte(wrapped, length(wrapped) - 1,
                                                                     get_byte(wrapped, length(wrapped) - 1) # 1)
                         where tenant_id = ? and subject = ?
                        """).params(shop.tenantId(), john).update();
        String name = shop.get("/v1/customers/" + john).expect(200).text("/name");
        // then
        assertThat(name).isNull();
        assertThat(refused()).isGreaterThan(before);
        assertThat(server.operator().get("/actuator/prometheus").body()).contains("customers_sealing_refused_total");
    }

    private double refused() {
        return server.context()
                .getBean(MeterRegistry.class)
                .get("customers.sealing.refused")
                .counter()
                .count();
    }
}
