package com.talkingshops.customers.api.stored;

import com.talkingshops.customers.api.audit.AuditEvent;
import com.talkingshops.customers.api.claim.ClaimEvent;
import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.api.tenant.TenantEvent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that events are stored under: for ever, whatever becomes of the classes. */
public final class StoredNames {

    private static final Map<String, Class<?>> EVENTS = Map.ofEntries(
            Map.entry("customer-registered", CustomerEvent.CustomerRegistered.class),
            Map.entry("customer-details-changed", CustomerEvent.CustomerDetailsChanged.class),
            Map.entry("customer-deleted", CustomerEvent.CustomerDeleted.class),
            Map.entry("customer-erased", CustomerEvent.CustomerErased.class),
            Map.entry("order-placed", OrderEvent.OrderPlaced.class),
            Map.entry("order-changed", OrderEvent.OrderChanged.class),
            Map.entry("value-claimed", ClaimEvent.ValueClaimed.class),
            Map.entry("value-released", ClaimEvent.ValueReleased.class),
            Map.entry("tenant-created", TenantEvent.TenantCreated.class),
            Map.entry("tenant-changed", TenantEvent.TenantChanged.class),
            Map.entry("tenant-erased", TenantEvent.TenantErased.class),
            Map.entry("key-issued", TenantEvent.KeyIssued.class),
            Map.entry("key-replaced", TenantEvent.KeyReplaced.class),
            Map.entry("key-revoked", TenantEvent.KeyRevoked.class),
            Map.entry("operator-acted", AuditEvent.OperatorActed.class),
            Map.entry("person-read", AuditEvent.PersonRead.class));

    private static final Map<Class<?>, String> NAMES =
            EVENTS.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private static final Map<String, Class<?>> FORMER = Map.of();

    private StoredNames() {}

    /** The class of every event by its stored name. */
    public static Map<String, Class<?>> events() {
        return EVENTS;
    }

    /** The stored names of the events of some kind, which is an interface or a class. */
    public static Set<String> of(Class<?> kind) {
        return EVENTS.entrySet().stream()
                .filter(event -> kind.isAssignableFrom(event.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The name that events of a class are stored under. */
    public static String nameOf(Class<?> event) {
        return NAMES.getOrDefault(event, event.getSimpleName());
    }

    /** The class of events that lie under names which are not given any more. */
    public static Map<String, Class<?>> former() {
        return FORMER;
    }
}
