package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerListed;
import com.talkingshops.customers.personal.Sealing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens what is sealed of customers, for replies. */
@Component
class CustomerReplies {

    private final Sealing sealing;

    CustomerReplies(Sealing sealing) {
        this.sealing = sealing;
    }

    CustomerListed listed(String tenant, CustomerRecord stored) {
        Customer customer = stored.customer();
        CustomerMetrics metrics = stored.metrics();
        var personal = sealing.opener(tenant, customer.id, stored.key());
        return new CustomerListed(
                new CustomerId(customer.id),
                personal.text(CustomerColumn.name.name(), customer.name),
                personal.text(CustomerColumn.mobile.name(), customer.mobile),
                personal.text(CustomerColumn.email.name(), customer.email),
                segment(customer),
                customer.createdAt,
                customer.updatedAt,
                new CustomerListed.Metrics(metrics.orderCount, new Money(metrics.lifetimeValue)));
    }

    CustomerDetail detail(String tenant, CustomerRecord stored, List<RecentOrder> orders) {
        Customer customer = stored.customer();
        CustomerMetrics metrics = stored.metrics();
        var personal = sealing.opener(tenant, customer.id, stored.key());
        return new CustomerDetail(
                new CustomerId(customer.id),
                personal.text(CustomerColumn.name.name(), customer.name),
                personal.text(CustomerColumn.mobile.name(), customer.mobile),
                personal.text(CustomerColumn.email.name(), customer.email),
                segment(customer),
                customer.createdAt,
                customer.updatedAt,
                orders.stream().map(RecentOrder::listed).toList(),
                CustomerDetail.Metrics.of(
                        metrics.orderCount,
                        new Money(metrics.lifetimeValue),
                        metrics.firstOrderAt,
                        metrics.lastOrderAt),
                customer.version,
                metrics.orderChanges);
    }

    private static @Nullable String segment(Customer customer) {
        return customer.segment.isEmpty() ? null : customer.segment;
    }
}
