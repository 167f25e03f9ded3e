package com.talkingshops.customers.query.readmodel;

import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.api.tenant.TenantEvent;
import com.talkingshops.customers.eventstore.Projection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A read model: one processing group that keeps the tables of one schema. It can be dropped and built anew from the events.
 *
 * @param name names the processing group; its schema is {@code rm_<name>}, its migrations lie in
 *     {@code classpath:readmodel/<name>} and name no schema
 * @param readFirst tables that readers begin with, each before those of the others that readers go on to, as far as they agree. Whoever takes the
 *     tables from readers takes these first, in this order: then hardly a reader has one that it waits for while it waits for another that it has
 */
public record ReadModel(String name, List<String> readFirst) implements Projection {

    /** One whose tables are read one at a time, or in the order of their names. */
    public ReadModel(String name) {
        this(name, List.of());
    }

    /** The schema that readers see. */
    public String schema() {
        return "rm_" + name;
    }

    /** The schema that readers saw before a rebuild; it is kept for a while. */
    public String previousSchema() {
        return schema() + "_previous";
    }

    /** A customer and its orders are projected in order, and so are a tenant and its keys. */
    @Override
    public @Nullable Object sequenceOf(Object payload) {
        return switch (payload) {
            case CustomerEvent event -> event.customerId();
            case OrderEvent event -> event.customerId();
            case TenantEvent event -> event.tenantId();
            default -> null;
        };
    }
}
