package com.talkingshops.customers.query.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerPage;
import com.talkingshops.customers.api.customer.CustomerQuery.FindCustomers;
import com.talkingshops.customers.query.customer.RunningCustomers;
import com.talkingshops.customers.query.customer.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A database in which the last batches are missing that a node has seen, since they had not reached the replica. */
class ReplicaThatTookOverTest {

    private final RunningCustomers customers = RunningCustomers.get();
    private final Shop shop = new Shop();

    @Test
    void givesFiguresOfWhatItHasAndNotOfWhatIsLost() {
        var asha = shop.registers("Asha", null, "919876543210", null, "2026-01-02T00:00:00Z");
        shop.orders(asha, "10.00", "completed", "2026-02-01T00:00:00Z");
        shop.project();
        var reached = customers.keep(shop.tenant());
        shop.orders(asha, "5.00", "completed", "2026-02-02T00:00:00Z");
        shop.project();
        assertThat(averageOfThoseFound()).isEqualTo(Money.of("15.00"));
        // when
        reached.restore();
        shop.orders(asha, "7.00", "completed", "2026-02-02T00:00:00Z");
        shop.project();
        // then
        assertThat(averageOfThoseFound()).isEqualTo(Money.of("17.00"));
    }

    private Money averageOfThoseFound() {
        return customers
                .ask(
                        shop.tenant(),
                        new FindCustomers(1, 10, List.of(), null, null, "asha", null, false, null),
                        CustomerPage.class)
                .averageLifetimeValue();
    }
}
