package com.talkingshops.customers.query.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerPage;
import com.talkingshops.customers.api.customer.CustomerQuery.FindCustomers;
import com.talkingshops.customers.api.customer.CustomerQuery.GetCustomer;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderQuery.GetOrder;
import com.talkingshops.customers.api.order.OrderQuery.OrderDetail;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the read model keeps of a customer who was erased. */
class ErasedCustomerTest {

    private static final List<String> TABLES = List.of(
            "customer",
            "deleted_customer",
            "placed_order",
            "customer_total",
            "created_total",
            "active_total",
            "order_total",
            "order_day_total");

    private final RunningCustomers customers = RunningCustomers.get();
    private final Shop shop = new Shop();
    private final CustomerId asha =
            shop.registers("Asha", "asha@example.com", "919876543210", "gold", "2026-01-01T00:00:00Z");
    private final OrderId order = shop.ordersInFull(asha, "R-1", "919876543210");

    @Test
    void isGoneAndItsOrdersDoNotTellWhose() {
        // given
        shop.project();
        // when
        shop.erases(asha);
        shop.project();
        // then
        assertNobodyIsThere();
    }

    @Test
    void leavesNothingWhenAllHappensInOneBatch() {
        // when
        shop.erases(asha);
        shop.changes(order, "refunded", "20.50");
        shop.project();
        // then
        assertNobodyIsThere();
    }

    @Test
    void isCountedOnceAlsoIfItWasDeletedBefore() {
        // given
        shop.deletes(asha);
        shop.project();
        // when
        shop.erases(asha);
        shop.project();
        // then
        assertNobodyIsThere();
    }

    @Test
    void hasNotesOfLaterChangesNowhere() {
        // given
        shop.erases(asha);
        shop.project();
        // when
        shop.changes(order, "refunded", "20.50");
        shop.project();
        // then
        assertNobodyIsThere();
        assertThat(read().status().value()).isEqualTo("refunded");
    }

    @Test
    void hasOrdersThatComeTooLateWithoutAWordOnWho() {
        // given
        shop.erases(asha);
        shop.project();
        // when
        var late = shop.ordersInFull(asha, "R-2", "919876543210");
        shop.project();
        // then
        assertNobodyIsThere();
        assertThat(customers
                        .ask(shop.tenant(), new GetOrder(late), OrderDetail.class)
                        .mobile())
                .isNull();
    }

    @Test
    void isTheSameWhenEveryEventComesTwiceAndInEveryBatch() {
        // given
        shop.registers("Meera", null, "919876543211", null, "2026-01-02T00:00:00Z");
        shop.erases(asha);
        shop.changes(order, "cancelled", "20.50");
        customers.project(shop.events(), 100);
        var once = rows();
        for (int size : List.of(1, 2, 3)) {
            customers.drop(shop.tenant());
            // when
            customers.project(shop.events(), size);
            customers.project(shop.events(), size);
            // then
            assertThat(rows()).as("batches of " + size).isEqualTo(once);
        }
    }

    private void assertNobodyIsThere() {
        assertThatThrownBy(() -> customers.ask(shop.tenant(), new GetCustomer(asha), Object.class))
                .isInstanceOf(Rejection.class);
        var page = customers.ask(
                shop.tenant(),
                new FindCustomers(1, 10, List.of(), null, null, "asha", null, false, null),
                CustomerPage.class);
        assertThat(page.total()).isZero();
        assertThat(customers.rows(shop.tenant(), "customer_total", "segment")).isEmpty();
        assertThat(customers.rows(shop.tenant(), "customer_metrics", "id")).isEmpty();
        assertThat(customers.rows(
                        shop.tenant(), "placed_order", "num_nonnulls(mobile, mobile_hash, name, email, notes)"))
                .allSatisfy(row -> assertThat(row.values()).containsExactly(0));
        assertThat(Stream.of(read().mobile(), read().name(), read().email(), read().notes()))
                .containsOnlyNulls();
    }

    private OrderDetail read() {
        return customers.ask(shop.tenant(), new GetOrder(order), OrderDetail.class);
    }

    private Map<String, List<Map<String, Object>>> rows() {
        return TABLES.stream()
                .collect(java.util.stream.Collectors.toMap(
                        table -> table, table -> customers.rows(shop.tenant(), table, columns(table))));
    }

    private static String columns(String table) {
        return switch (table) {
            case "customer" -> "id, version, segment";
            case "deleted_customer" -> "id, version, erased";
            case "placed_order" -> "id, version, status, counted, mobile, mobile_hash, name, email, notes";
            case "customer_total" -> "segment, customers, lifetime_value";
            case "created_total" -> "created_day, customers, lifetime_value";
            case "active_total" -> "last_order_day, customers";
            case "order_total" -> "status, orders";
            default -> "placed_day, status, orders";
        };
    }
}
