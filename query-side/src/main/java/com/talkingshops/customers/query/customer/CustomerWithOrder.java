package com.talkingshops.customers.query.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A customer beside one of its orders: a row for each order, one without any if there is none.
 *
 * @param order {@code null} if the customer has none
 */
record CustomerWithOrder(CustomerRecord customer, @Nullable RecentOrder order) {

    /** Looks up the newest hundred along an index, however many there are. */
    static final String SELECT = """
            select new com.talkingshops.customers.query.customer.CustomerWithOrder(
                       c, m, k.wrapped, o.id, o.reference, o.status, o.finalAmount, o.placedAt)
              from Customer c
              join CustomerMetrics m on m.id = c.id and m.tenantId = c.tenantId
              left join PersonKey k on k.subject = c.id and k.tenantId = c.tenantId
              left join lateral (
                       select p.id as id, p.reference as reference, p.status as status,
                              p.finalAmount as finalAmount, p.placedAt as placedAt
                         from PlacedOrder p
                        where p.tenantId = c.tenantId and p.customerId = c.id
                        order by p.placedAt desc, p.id desc
                        limit 100) o
             """;

    /** Who changed last comes first, with the newest order first. PostgreSQL would take longer to set up the sort than to find the rows. */
    static final Comparator<CustomerWithOrder> NEWEST_FIRST = Comparator.comparing(
                    (CustomerWithOrder row) -> row.customer().customer().updatedAt, Comparator.reverseOrder())
            .thenComparing(row -> row.customer().customer().id)
            .thenComparing(CustomerWithOrder::order, Comparator.nullsLast(RecentOrder.NEWEST_FIRST));

    /** As a row tells it. */
    CustomerWithOrder(
            Customer customer,
            CustomerMetrics metrics,
            byte @Nullable [] key,
            @Nullable String id,
            @Nullable String reference,
            @Nullable String status,
            @Nullable BigDecimal finalAmount,
            @Nullable Instant placedAt) {
        this(
                new CustomerRecord(customer, metrics, key),
                id == null || reference == null || status == null || finalAmount == null || placedAt == null
                        ? null
                        : new RecentOrder(id, reference, status, finalAmount, placedAt));
    }

    boolean isOfSameCustomer(CustomerWithOrder other) {
        return customer.customer().id.equals(other.customer().customer().id);
    }
}
