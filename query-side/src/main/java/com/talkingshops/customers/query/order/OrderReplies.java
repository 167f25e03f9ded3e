package com.talkingshops.customers.query.order;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.order.LineItem;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderQuery.OrderDetail;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.personal.Sealing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Opens what is sealed of orders, for replies. */
@Component
class OrderReplies {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<LineItem>> ITEMS = new TypeReference<>() {};

    private final Sealing sealing;

    OrderReplies(Sealing sealing) {
        this.sealing = sealing;
    }

    OrderDetail detail(String tenant, PlacedOrder order) {
        return new OrderDetail(
                new OrderId(order.id),
                order.reference,
                new OrderStatus(order.status),
                new Money(order.finalAmount),
                order.placedAt,
                order.updatedAt,
                new CustomerId(order.customerId),
                opened(tenant, order, OrderColumn.mobile, order.mobile),
                opened(tenant, order, OrderColumn.name, order.name),
                opened(tenant, order, OrderColumn.email, order.email),
                JSON.readValue(order.items, ITEMS),
                opened(tenant, order, OrderColumn.notes, order.notes),
                order.externalSource,
                order.externalId,
                order.version);
    }

    private @Nullable String opened(String tenant, PlacedOrder order, OrderColumn column, byte @Nullable [] sealed) {
        return sealing.openText(column.of(tenant, order.customerId, order.id), sealed);
    }
}
