package com.talkingshops.customers.query.audit;

import com.talkingshops.customers.api.audit.AuditEvent.PersonRead;
import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyIssued;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyReplaced;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyRevoked;
import org.jspecify.annotations.Nullable;

/** To what something happened, beside the tenant. */
record Subject(
        @Nullable CustomerId customer,
        @Nullable OrderId order,
        @Nullable KeyId key) {

    static Subject of(@Nullable Object event) {
        return switch (event) {
            case CustomerEvent customer -> new Subject(customer.customerId(), null, null);
            case OrderEvent order -> new Subject(order.customerId(), order.orderId(), null);
            case PersonRead read -> new Subject(read.customerId(), null, null);
            case KeyIssued issued -> new Subject(null, null, issued.keyId());
            case KeyReplaced replaced -> new Subject(null, null, replaced.keyId());
            case KeyRevoked revoked -> new Subject(null, null, revoked.keyId());
            case null, default -> new Subject(null, null, null);
        };
    }
}
