package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Customers without their orders, for those who have these from elsewhere. */
@Component
public class CustomerProfiles {

    private final StoredCustomers customers;
    private final CustomerReplies replies;

    CustomerProfiles(StoredCustomers customers, CustomerReplies replies) {
        this.customers = customers;
        this.replies = replies;
    }

    /** A customer of a tenant, without orders; empty if there is none. */
    public Optional<CustomerDetail> of(String tenant, String customerId) {
        return customers.records(tenant, new String[] {customerId}).stream()
                .map(customer -> replies.detail(tenant, customer, List.of()))
                .findFirst();
    }
}
