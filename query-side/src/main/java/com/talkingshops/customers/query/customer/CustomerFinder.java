package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerPage;
import com.talkingshops.customers.api.customer.CustomerQuery.FindCustomers;
import com.talkingshops.customers.query.directory.Position;
import com.talkingshops.customers.query.readmodel.OneMoment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers with a page of customers. */
@Component
class CustomerFinder {

    private final FirstPages firstPages;
    private final ListedPositions positions;
    private final StoredCustomers customers;
    private final OneMoment moment;
    private final CustomerReplies replies;
    private final Cursors cursors;

    CustomerFinder(
            FirstPages firstPages,
            ListedPositions positions,
            StoredCustomers customers,
            OneMoment moment,
            CustomerReplies replies,
            Cursors cursors) {
        this.firstPages = firstPages;
        this.positions = positions;
        this.customers = customers;
        this.moment = moment;
        this.replies = replies;
        this.cursors = cursors;
    }

    @QueryHandler
    public CustomerPage handle(
            FindCustomers query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        var list = CustomerList.of(query, tenant, cursors);
        return reply(
                tenant, list, firstPages.find(tenant, list).orElseGet(() -> moment.read(() -> anyPage(tenant, list))));
    }

    private FoundPage anyPage(String tenant, CustomerList list) {
        var found = positions.find(list, tenant);
        int limit = list.query().limit();
        var page = found.positions().stream().limit(limit).toList();
        boolean isLast = found.positions().size() <= limit;
        return new FoundPage(records(tenant, page), isLast ? null : page.getLast(), found.totals());
    }

    private List<CustomerRecord> records(String tenant, List<Position> page) {
        var ids = page.stream().map(Position::customerId).toList();
        Map<String, CustomerRecord> byId = ids.isEmpty()
                ? Map.of()
                : customers.records(tenant, ids.toArray(String[]::new)).stream()
                        .collect(Collectors.toMap(stored -> stored.customer().id, Function.identity()));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .toList();
    }

    private CustomerPage reply(String tenant, CustomerList list, FoundPage page) {
        var totals = page.totals().totals();
        int limit = list.query().limit();
        return new CustomerPage(
                page.customers().stream()
                        .map(stored -> replies.listed(tenant, stored))
                        .toList(),
                totals.customers(),
                totals.pages(limit),
                totals.active(),
                totals.lifetimeValue().averageOver(totals.customers()),
                new CustomerPage.Meta(
                        page.totals().hasSegmentation(),
                        list.query().page(),
                        limit,
                        list.sortAsked(),
                        ActiveWindow.DAYS,
                        page.last() == null ? null : cursors.write(tenant, list.sort(), list.descending(), page.last()),
                        totals.areLowerBound()));
    }
}
