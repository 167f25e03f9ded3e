package com.talkingshops.customers.query.order;

import org.jspecify.annotations.Nullable;

/**
 * An order, and what opens it.
 *
 * @param key its customer's, as it rests; {@code null} if the customer is forgotten
 */
record OrderRecord(PlacedOrder order, byte @Nullable [] key) {

    /** Which orders they are is told by conditions on {@code o}. */
    static final String SELECT = """
            select new com.talkingshops.customers.query.order.OrderRecord(o, k.wrapped)
              from PlacedOrder o left join PersonKey k on k.subject = o.customerId and k.tenantId = o.tenantId
             """;
}
