package com.talkingshops.customers.query.order;

import com.talkingshops.customers.api.order.OrderQuery.OrderDetail;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All orders of a customer, also of one who is gone. */
@Component
public class CustomerOrders {

    private final StoredOrders orders;
    private final OrderReplies replies;

    CustomerOrders(StoredOrders orders, OrderReplies replies) {
        this.orders = orders;
        this.replies = replies;
    }

    /** The orders of a tenant's customer, oldest first. */
    public List<OrderDetail> of(String tenant, String customerId) {
        return orders.ofCustomer(tenant, customerId).stream()
                .map(order -> replies.detail(tenant, order))
                .toList();
    }

    /** The ids of the orders of a tenant's customer. */
    public List<String> idsOf(String tenant, String customerId) {
        return orders.idsOfCustomer(tenant, customerId);
    }

    /** What orders of a tenant are called, by their ids. */
    public Map<String, String> references(String tenant, Set<String> ids) {
        return orders.names(tenant, ids).stream().collect(Collectors.toMap(NamedOrder::id, NamedOrder::reference));
    }
}
