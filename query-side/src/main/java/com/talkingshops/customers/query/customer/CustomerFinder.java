package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerListed;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerPage;
import com.talkingshops.customers.api.customer.CustomerQuery.FindCustomers;
import com.talkingshops.customers.query.directory.Position;
import com.talkingshops.customers.query.readmodel.AtOneMoment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers with a page of customers. */
@Component
class CustomerFinder {

    private final StoredCustomers customers;
    private final ListedPositions positions;
    private final CustomerReplies replies;
    private final Cursors cursors;

    CustomerFinder(StoredCustomers customers, ListedPositions positions, CustomerReplies replies, Cursors cursors) {
        this.customers = customers;
        this.positions = positions;
        this.replies = replies;
        this.cursors = cursors;
    }

    @QueryHandler
    @AtOneMoment
    public CustomerPage handle(
            FindCustomers query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        var list = CustomerList.of(query, tenant, cursors);
        var found = positions.find(list, tenant);
        var totals = found.totals().totals();
        var page = found.positions().stream().limit(query.limit()).toList();
        boolean isLast = found.positions().size() <= query.limit();
        return new CustomerPage(
                listed(tenant, page),
                totals.customers(),
                totals.pages(query.limit()),
                totals.active(),
                totals.lifetimeValue().averageOver(totals.customers()),
                new CustomerPage.Meta(
                        found.totals().hasSegmentation(),
                        query.page(),
                        query.limit(),
                        list.sortAsked(),
                        ActiveWindow.DAYS,
                        isLast ? null : nextCursor(tenant, list, page.getLast()),
                        totals.areLowerBound()));
    }

    private @Nullable String nextCursor(String tenant, CustomerList list, Position last) {
        return cursors.write(tenant, list.sort(), list.descending(), last);
    }

    private List<CustomerListed> listed(String tenant, List<Position> page) {
        var ids = page.stream().map(Position::customerId).toList();
        Map<String, CustomerRecord> byId = ids.isEmpty()
                ? Map.of()
                : customers.records(tenant, ids.toArray(String[]::new)).stream()
                        .collect(Collectors.toMap(stored -> stored.customer().id, Function.identity()));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .map(stored -> replies.listed(tenant, stored))
                .toList();
    }
}
