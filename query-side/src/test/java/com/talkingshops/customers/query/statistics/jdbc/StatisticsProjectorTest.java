package com.talkingshops.customers.query.statistics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.query.operation.RunningReadModels;
import com.talkingshops.customers.query.statistics.RandomShop;
import com.talkingshops.customers.query.statistics.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StatisticsProjectorTest {

    private static final int PARTS = 4;

    private final RunningReadModels readModels = RunningReadModels.get();
    private final StatisticsProjector projector = readModels.bean(StatisticsProjector.class);

    @Test
    void countsAnEventOnceThatComesTwiceInABatch() throws Exception {
        // given
        var random = new RandomShop(3).lives(300);
        var twice = new ArrayList<EventMessage<?>>();
        for (var event : random.shop().events()) {
            twice.add(event);
            twice.add(event);
        }
        // when
        readModels.deliver(projector, StatisticsProjector.GROUP, 0, twice);
        var once = totals(random);
        readModels.deliver(
                projector, StatisticsProjector.GROUP, 0, random.shop().events());
        // then
        assertThat(totals(random)).isEqualTo(once);
        // when
        readModels.store(random.shop().events(), 100);
        // then
        assertThat(totals(random)).isEqualTo(once);
    }

    @Test
    void keepsTotalsInPartsThatSumUpWhateverRunsInParallel() throws Exception {
        // given
        var whole = new RandomShop(4).lives(400);
        var inParts = new RandomShop(4).lives(400);
        // when
        readModels.deliver(projector, StatisticsProjector.GROUP, 0, whole.shop().events());
        for (int part = PARTS - 1; part >= 0; part--) {
            int mine = part;
            readModels.deliver(
                    projector,
                    StatisticsProjector.GROUP,
                    part,
                    inParts.shop().events().stream()
                            .filter(event -> partOf(event.getPayload()) == mine)
                            .toList());
        }
        // then
        assertThat(totals(inParts)).isEqualTo(totals(whole)).isNotEmpty();
        assertThat(readModels.rows("rm_statistics.segment_total", inParts.shop().tenant()).stream()
                        .map(row -> row.get("part"))
                        .distinct())
                .hasSize(PARTS);
    }

    @Test
    void leavesNoRowOfZeros() {
        // given
        var shop = new Shop();
        var customer = shop.registers("vip", "2023-06-10T00:00:00Z");
        var order = shop.orders(customer, "0.00", "completed", "2023-06-11T00:00:00Z");
        // when
        readModels.store(shop.takeEvents(), 1);
        // then
        assertThat(readModels.rows("rm_statistics.day_total", shop.tenant())).hasSize(2);
        // when
        shop.changes(order, "refunded", "0.00");
        shop.deletes(customer);
        readModels.store(shop.takeEvents(), 1);
        // then
        assertThat(readModels.rows("rm_statistics.day_total", shop.tenant())).isEmpty();
    }

    private static int partOf(Object payload) {
        var customer = switch (payload) {
            case CustomerEvent event -> event.customerId();
            case OrderEvent event -> event.customerId();
            default -> throw new IllegalArgumentException();
        };
        return Math.floorMod(customer.value().charAt(23), PARTS);
    }

    private List<Map<String, Object>> totals(RandomShop random) {
        return readModels
                .bean(JdbcClient.class)
                .sql("""
                        select null as day, segment, sum(customers) as customers, sum(lifetime_value) as lifetime_value,
                               sum(orders) as orders, sum(revenue) as revenue
                          from rm_statistics.segment_total where tenant_id = :tenant group by segment
                        union all
                        select day, segment, sum(customers), null, sum(orders), sum(revenue)
                          from rm_statistics.day_total where tenant_id = :tenant group by day, segment
                        union all
                        select day, 'known ' || segment, sum(customers), null, sum(orders), sum(revenue)
                          from rm_statistics.known_day_total where tenant_id = :tenant group by day, segment
                        union all
                        select month, 'known in month ' || segment, sum(customers), null, sum(orders), sum(revenue)
                          from rm_statistics.known_month_total where tenant_id = :tenant group by month, segment
                        order by day, segment
                        """)
                .param("tenant", random.shop().tenant())
                .query()
                .listOfRows();
    }
}
