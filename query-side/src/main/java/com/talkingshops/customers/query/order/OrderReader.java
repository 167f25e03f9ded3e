package com.talkingshops.customers.query.order;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.order.OrderQuery.FindCustomerOrders;
import com.talkingshops.customers.api.order.OrderQuery.FindOrders;
import com.talkingshops.customers.api.order.OrderQuery.GetOrder;
import com.talkingshops.customers.api.order.OrderQuery.OrderDetail;
import com.talkingshops.customers.api.order.OrderQuery.OrderPage;
import com.talkingshops.customers.query.readmodel.AtOneMoment;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers with orders. */
@Component
class OrderReader {

    private final StoredOrders orders;
    private final OrderFinder finder;
    private final OrderReplies replies;

    OrderReader(StoredOrders orders, OrderFinder finder, OrderReplies replies) {
        this.orders = orders;
        this.finder = finder;
        this.replies = replies;
    }

    @QueryHandler
    @AtOneMoment
    public OrderDetail handle(
            GetOrder query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        return orders.order(tenant, query.orderId().value())
                .map(order -> replies.detail(tenant, order))
                .orElseThrow(() -> Rejection.notFound("Order"));
    }

    @QueryHandler
    @AtOneMoment
    public OrderPage handle(
            FindOrders query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        return finder.page(query, tenant);
    }

    @QueryHandler
    @AtOneMoment
    public OrderPage handle(
            FindCustomerOrders query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        if (!orders.existsCustomer(tenant, query.customerId().value())) {
            throw Rejection.notFound("Customer");
        }
        return finder.page(
                new FindOrders(
                        query.page(), query.limit(), null, query.customerId(), null, null, null, null, null, true),
                tenant);
    }
}
