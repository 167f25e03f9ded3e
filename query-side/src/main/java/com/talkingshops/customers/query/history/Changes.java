package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDetailsChanged;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.history.HistoryQuery.HistoryEntry.Change;
import com.talkingshops.customers.api.order.OrderEvent.OrderChanged;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which fields an event gave another value, by the names that the interface has for them. */
final class Changes {

    private final boolean forgotten;

    /**
     * Compares events.
     *
     * @param forgotten whether what is personal is left out
     */
    Changes(boolean forgotten) {
        this.forgotten = forgotten;
    }

    /**
     * What an event changed: all that it says if there is nothing before it, and nothing if it says no more than that it
     * happened.
     *
     * @param before what happened before it to the same customer or order; {@code null} for nothing
     */
    List<Change> between(@Nullable Object before, Object after) {
        Map<String, @Nullable Object> old = before == null ? Map.of() : fields(before);
        return fields(after).entrySet().stream()
                .filter(field -> before == null || !Objects.equals(old.get(field.getKey()), field.getValue()))
                .map(field -> new Change(field.getKey(), old.get(field.getKey()), field.getValue()))
                .toList();
    }

    private Map<String, @Nullable Object> fields(Object event) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        switch (event) {
            case CustomerRegistered(var id, var mobile, var name, var email, var segment) ->
                putDetails(fields, name, mobile, email, segment);
            case CustomerDetailsChanged(var id, var mobile, var name, var email, var segment) ->
                putDetails(fields, name, mobile, email, segment);
            case OrderPlaced placed -> putOrder(fields, placed);
            case OrderChanged changed -> {
                fields.put("status", changed.status());
                fields.put("final_amount", changed.finalAmount());
                fields.put("notes", personal(changed.notes()));
            }
            default -> {
                // Whoever is gone has no fields.
            }
        }
        return fields;
    }

    private void putDetails(
            Map<String, @Nullable Object> fields,
            @Nullable Object name,
            @Nullable Object mobile,
            @Nullable Object email,
            @Nullable Object segment) {
        fields.put("name", personal(name));
        fields.put("mobile", personal(mobile));
        fields.put("email", personal(email));
        fields.put("segment", segment);
    }

    private void putOrder(Map<String, @Nullable Object> fields, OrderPlaced placed) {
        fields.put("referenceId", placed.reference());
        fields.put("status", placed.status());
        fields.put("final_amount", placed.finalAmount());
        fields.put("created_at", placed.placedAt());
        fields.put("mobile", personal(placed.mobile()));
        fields.put("name", personal(placed.name()));
        fields.put("email", personal(placed.email()));
        fields.put("notes", personal(placed.notes()));
        fields.put("product_items", placed.items());
        var external = placed.external();
        fields.put("external_order_source", external == null ? null : external.source());
        fields.put("external_order_id", external == null ? null : external.id());
    }

    private @Nullable Object personal(@Nullable Object value) {
        return forgotten ? null : value;
    }
}
