package com.talkingshops.customers.server.limit;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Keeps requests away from a node that cannot count them yet. Later that changes nothing: what keeps one node from it keeps all, and they
 * tell it to each request.
 */
final class LimitsHealth implements HealthIndicator {

    private final @Nullable Company company;

    /**
     * Of a node.
     *
     * @param company {@code null} where there is never anybody else
     */
    LimitsHealth(@Nullable Company company) {
        this.company = company;
    }

    @Override
    public Health health() {
        return company == null || company.wasKnown()
                ? Health.up().build()
                : Health.outOfService().build();
    }
}
