package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import com.talkingshops.customers.api.customer.CustomerQuery.GetCustomer;
import com.talkingshops.customers.api.customer.CustomerQuery.LookUpCustomer;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.personal.KeyedHashes;
import java.util.List;
import java.util.Objects;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers with one customer, in a statement that shows everything of it as of one moment. */
@Component
class CustomerReader {

    private final StoredCustomers customers;
    private final CustomerReplies replies;
    private final KeyedHashes hashes;

    CustomerReader(StoredCustomers customers, CustomerReplies replies, KeyedHashes hashes) {
        this.customers = customers;
        this.replies = replies;
        this.hashes = hashes;
    }

    @QueryHandler
    public CustomerDetail handle(
            GetCustomer query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        return detail(tenant, customers.withOrders(tenant, query.customerId().value()));
    }

    /** Whoever has exactly the digits that were sent is meant first. */
    @QueryHandler
    public CustomerDetail handle(
            LookUpCustomer query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        var found = withMobile(tenant, query.mobile().exact());
        if (found.isEmpty()) {
            found = withMobile(tenant, query.mobile().reading());
        }
        if (found.isEmpty() && query.mobile().reading() == null) {
            throw Rejection.invalid("mobile", "must be a valid mobile number, as +919876543210");
        }
        return detail(tenant, found);
    }

    private List<CustomerWithOrder> withMobile(String tenant, @Nullable MobileNumber number) {
        return number == null ? List.of() : customers.withMobile(tenant, hashes.of(tenant, "mobile", number.digits()));
    }

    private CustomerDetail detail(String tenant, List<CustomerWithOrder> rows) {
        if (rows.isEmpty()) {
            throw Rejection.notFound("Customer");
        }
        var sorted = rows.stream().sorted(CustomerWithOrder.NEWEST_FIRST).toList();
        var first = sorted.getFirst();
        var orders = sorted.stream()
                .filter(first::isOfSameCustomer)
                .map(CustomerWithOrder::order)
                .filter(Objects::nonNull)
                .toList();
        return replies.detail(tenant, first.customer(), orders);
    }
}
