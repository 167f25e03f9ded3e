package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.audit.AuditEvent.OperatorActed;
import com.talkingshops.customers.api.audit.AuditEvent.PersonRead;
import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDeleted;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDetailsChanged;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerErased;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.history.HistoryQuery.HistoryEntry.Change;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.api.order.OrderEvent.OrderChanged;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.tenant.TenantEvent;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyIssued;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyReplaced;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyRevoked;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantChanged;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantCreated;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantErased;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a few words what an event was; never with anything personal. */
public final class Summary {

    private Summary() {}

    /**
     * The words.
     *
     * @param event what it says; {@code null} if that cannot be read
     * @param reference what the order is called that the event is of, or that made the customer; {@code null} if there is none
     */
    public static String of(@Nullable Object event, List<Change> changes, @Nullable String reference) {
        if (event == null) {
            return "Cannot be read";
        }
        return switch (event) {
            case CustomerEvent customer -> ofCustomer(customer, changes, reference);
            case OrderEvent order -> "Order " + reference + ofOrder(order, changes);
            case TenantEvent tenant -> ofTenant(tenant, changes);
            case OperatorActed(var act, var tenant, var details) ->
                act.words() + (details.isEmpty() ? "" : ": " + told(details));
            case PersonRead read -> ofReading(read);
            default -> throw new IllegalArgumentException("nothing to tell of: " + event.getClass());
        };
    }

    private static String ofCustomer(CustomerEvent event, List<Change> changes, @Nullable String reference) {
        return switch (event) {
            case CustomerRegistered ignored -> reference == null ? "Registered" : "Registered by order " + reference;
            case CustomerDetailsChanged ignored -> "Changed " + (changes.isEmpty() ? "details" : list(changes));
            case CustomerDeleted ignored -> "Deleted";
            case CustomerErased ignored -> "Erased";
        };
    }

    private static String ofTenant(TenantEvent event, List<Change> changes) {
        return switch (event) {
            case TenantCreated created -> "Shop " + created.name() + " created";
            case TenantChanged ignored -> "Shop changed" + (changes.isEmpty() ? "" : ": " + list(changes));
            case TenantErased ignored -> "Shop erased, with all of its customers";
            case KeyIssued issued -> "API key " + issued.name() + " issued";
            case KeyReplaced ignored -> "API key replaced by another";
            case KeyRevoked ignored -> "API key revoked";
        };
    }

    private static String ofReading(PersonRead read) {
        String what = switch (read.reading()) {
            case history -> "Read the history of the customer";
            case export -> "Exported everything about the customer";
            case past -> "Read the customer as of " + read.asOf();
        };
        return switch (read.format()) {
            case json -> what;
            case ndjson -> what + " as NDJSON";
            case csv -> what + " as CSV";
        };
    }

    private static String told(Map<String, String> details) {
        return details.entrySet().stream()
                .map(detail -> detail.getKey() + " " + detail.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String list(List<Change> changes) {
        var names = changes.stream().map(Change::field).toList();
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    private static String ofOrder(OrderEvent event, List<Change> changes) {
        return switch (event) {
            case OrderPlaced placed -> " placed for " + placed.finalAmount();
            case OrderChanged ignored ->
                changes.isEmpty()
                        ? " changed"
                        : ": " + changes.stream().map(Summary::difference).collect(Collectors.joining(", "));
        };
    }

    private static String difference(Change change) {
        return switch (change.field()) {
            case "status" -> "status " + change.old() + " → " + change.now();
            case "final_amount" -> "amount " + change.old() + " → " + change.now();
            default -> change.field() + " changed";
        };
    }
}
