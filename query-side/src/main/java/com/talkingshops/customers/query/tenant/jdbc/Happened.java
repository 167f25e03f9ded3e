package com.talkingshops.customers.query.tenant.jdbc;

import com.talkingshops.customers.api.tenant.TenantEvent;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * An event with what its message says of it.
 *
 * @param version how many events the tenant has had by then
 */
record Happened(long version, Instant at, TenantEvent event) {

    String tenant() {
        return event.tenantId().value();
    }

    /** The key that must be known to handle it, if any. */
    Stream<String> key() {
        return switch (event) {
            case TenantEvent.KeyIssued issued -> Stream.of(issued.keyId().value());
            case TenantEvent.KeyReplaced replaced -> Stream.of(replaced.keyId().value());
            case TenantEvent.KeyRevoked revoked -> Stream.of(revoked.keyId().value());
            case TenantEvent.TenantCreated ignored -> Stream.empty();
            case TenantEvent.TenantChanged ignored -> Stream.empty();
            case TenantEvent.TenantErased ignored -> Stream.empty();
        };
    }
}
