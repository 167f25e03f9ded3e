package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import com.talkingshops.customers.api.customer.CustomerQuery.GetCustomer;
import com.talkingshops.customers.api.customer.CustomerQuery.LookUpCustomer;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.personal.KeyedHashes;
import com.talkingshops.customers.query.readmodel.AtOneMoment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Answers with one customer. */
@Component
class CustomerReader {

    private static final Limit NEWEST_ORDERS = Limit.of(100);

    private final StoredCustomers customers;
    private final CustomerReplies replies;
    private final KeyedHashes hashes;

    CustomerReader(StoredCustomers customers, CustomerReplies replies, KeyedHashes hashes) {
        this.customers = customers;
        this.replies = replies;
        this.hashes = hashes;
    }

    @QueryHandler
    @AtOneMoment
    public CustomerDetail handle(
            GetCustomer query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        return detail(tenant, customers.record(tenant, query.customerId().value()));
    }

    /** Whoever has exactly the digits that were sent is meant first. */
    @QueryHandler
    @AtOneMoment
    public CustomerDetail handle(
            LookUpCustomer query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        var found = Stream.of(
                        Optional.ofNullable(query.mobile().exact()),
                        Optional.ofNullable(query.mobile().reading()))
                .flatMap(Optional::stream)
                .flatMap(number -> withMobile(tenant, number).stream())
                .findFirst();
        if (found.isEmpty() && query.mobile().reading() == null) {
            throw Rejection.invalid("mobile", "must be a valid mobile number, as +919876543210");
        }
        return detail(tenant, found);
    }

    private Optional<CustomerRecord> withMobile(String tenant, MobileNumber number) {
        return customers.withMobile(tenant, hashes.of(tenant, "mobile", number.digits()), Limit.of(1)).stream()
                .findFirst();
    }

    private CustomerDetail detail(String tenant, Optional<CustomerRecord> found) {
        CustomerRecord customer = found.orElseThrow(() -> Rejection.notFound("Customer"));
        String id = Objects.requireNonNull(customer.customer().id);
        var orders = customer.metrics().orderChanges == 0
                ? List.<RecentOrder>of()
                : customers.newestOrders(tenant, id, NEWEST_ORDERS);
        return replies.detail(tenant, customer, orders);
    }
}
