package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.audit.AuditEvent.OperatorActed;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDetailsChanged;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.history.HistoryQuery.HistoryEntry.Change;
import com.talkingshops.customers.api.order.OrderEvent.OrderChanged;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyIssued;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyReplaced;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantChanged;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantCreated;
import com.talkingshops.customers.api.tenant.TenantStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which fields an event gave another value, by the names that the interface has for them. */
public final class Changes {

    private final boolean forgotten;

    /**
     * Compares events.
     *
     * @param forgotten whether what is personal is left out
     */
    public Changes(boolean forgotten) {
        this.forgotten = forgotten;
    }

    /**
     * What an event changed: all that it says if there is nothing before it, and nothing if it says no more than that it
     * happened.
     *
     * @param before what happened before it to the same customer, order, tenant or key; {@code null} for nothing
     */
    public List<Change> between(@Nullable Object before, Object after) {
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
            case TenantCreated created ->
                putTenant(
                        fields,
                        created.name(),
                        created.rateLimit(),
                        created.region(),
                        created.currency(),
                        TenantStatus.active);
            case TenantChanged changed ->
                putTenant(
                        fields,
                        changed.name(),
                        changed.rateLimit(),
                        changed.region(),
                        changed.currency(),
                        changed.status());
            case KeyIssued issued -> {
                fields.put("name", issued.name());
                fields.put("scopes", issued.scopes().stream().sorted().toList());
                fields.put("expiresAt", issued.expiresAt());
                fields.put("rateLimit", issued.rateLimit());
            }
            case KeyReplaced replaced -> {
                fields.put("expiresAt", replaced.expiresAt());
                fields.put("replacedBy", replaced.successorId());
            }
            case OperatorActed acted -> {
                fields.put("act", acted.act());
                fields.putAll(acted.details());
            }
            default -> {
                // Whoever is gone has no fields, and reading changes nothing.
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

    private static void putTenant(
            Map<String, @Nullable Object> fields,
            String name,
            int rateLimit,
            String region,
            String currency,
            TenantStatus status) {
        fields.put("name", name);
        fields.put("rateLimit", rateLimit);
        fields.put("region", region);
        fields.put("currency", currency);
        fields.put("status", status);
    }

    private @Nullable Object personal(@Nullable Object value) {
        return forgotten ? null : value;
    }
}
