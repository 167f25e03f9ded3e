package com.talkingshops.customers.query.tenant.jdbc;

import com.talkingshops.customers.api.tenant.TenantEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies a batch of events, in order, to the rows that they touch; events that a tenant has already seen do nothing. */
final class TenantFold {

    private final Map<String, TenantRow> tenantsBefore;
    private final Map<String, KeyRow> keysBefore;
    private final Map<String, TenantRow> tenants;
    private final Map<String, KeyRow> keys;

    TenantFold(Map<String, TenantRow> tenants, Map<String, KeyRow> keys) {
        this.tenantsBefore = Map.copyOf(tenants);
        this.keysBefore = Map.copyOf(keys);
        this.tenants = new HashMap<>(tenants);
        this.keys = new HashMap<>(keys);
    }

    void apply(Happened happened) {
        TenantRow tenant = tenants.get(happened.tenant());
        if (tenant == null || happened.version() > tenant.version()) {
            TenantRow after = applied(happened, tenant);
            tenants.put(after.id(), after);
        }
    }

    /** The tenants that are not as before, in the order of writing. */
    List<TenantRow> changedTenants() {
        return tenants.values().stream()
                .filter(row -> !row.equals(tenantsBefore.get(row.id())))
                .sorted(Comparator.comparing(TenantRow::id))
                .toList();
    }

    /** The keys that are not as before, in the order of writing. */
    List<KeyRow> changedKeys() {
        return keys.values().stream()
                .filter(row -> !row.equals(keysBefore.get(row.id())))
                .sorted(Comparator.comparing(KeyRow::id))
                .toList();
    }

    /** How many tenants there were not before. */
    int newTenants() {
        return tenants.size() - tenantsBefore.size();
    }

    private TenantRow applied(Happened happened, @Nullable TenantRow tenant) {
        return switch (happened.event()) {
            case TenantEvent.TenantCreated event -> TenantRow.created(event, happened.version(), happened.at());
            case TenantEvent.TenantChanged event -> known(tenant).changed(event, happened.version(), happened.at());
            case TenantEvent.TenantErased ignored -> known(tenant).erased(happened.version(), happened.at());
            case TenantEvent.KeyIssued event -> {
                put(KeyRow.issued(event, happened.at()));
                yield known(tenant).at(happened.version());
            }
            case TenantEvent.KeyReplaced event -> {
                put(key(event.keyId().value()).replaced(event.successorId(), event.expiresAt()));
                yield known(tenant).at(happened.version());
            }
            case TenantEvent.KeyRevoked event -> {
                put(key(event.keyId().value()).revoked(happened.at()));
                yield known(tenant).at(happened.version());
            }
        };
    }

    private void put(KeyRow row) {
        keys.put(row.id(), row);
    }

    private KeyRow key(String id) {
        return Objects.requireNonNull(keys.get(id), "an event of a key that was never issued");
    }

    private static TenantRow known(@Nullable TenantRow tenant) {
        return Objects.requireNonNull(tenant, "an event of a tenant that was never created");
    }
}
