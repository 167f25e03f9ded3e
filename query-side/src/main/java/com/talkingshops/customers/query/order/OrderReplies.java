package com.talkingshops.customers.query.order;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.order.LineItem;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderQuery.OrderDetail;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.personal.Sealing;
import java.util.List;
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

    OrderDetail detail(String tenant, OrderRecord stored) {
        PlacedOrder order = stored.order();
        var personal = sealing.opener(tenant, order.customerId, stored.key());
        return new OrderDetail(
                new OrderId(order.id),
                order.reference,
                new OrderStatus(order.status),
                new Money(order.finalAmount),
                order.placedAt,
                order.updatedAt,
                new CustomerId(order.customerId),
                personal.text(OrderColumn.mobile.of(order.id), order.mobile),
                personal.text(OrderColumn.name.of(order.id), order.name),
                personal.text(OrderColumn.email.of(order.id), order.email),
                JSON.readValue(order.items, ITEMS),
                personal.text(OrderColumn.notes.of(order.id), order.notes),
                order.externalSource,
                order.externalId,
                order.version);
    }
}
