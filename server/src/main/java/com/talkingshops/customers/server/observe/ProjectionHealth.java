package com.talkingshops.customers.server.observe;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Keeps requests away until the read models show what was there at start. Later lag, or a processor that fails, is told and changes nothing. */
final class ProjectionHealth implements HealthIndicator {

    private final ProjectionWatch watch;

    ProjectionHealth(ProjectionWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        var health = (watch.caughtUp() ? Health.up() : Health.outOfService())
                .withDetail("caughtUp", watch.caughtUp())
                .withDetail("lag", watch.lags())
                .withDetail("deadLetters", watch.deadLetters());
        if (!watch.failing().isEmpty()) {
            health.withDetail("failing", watch.failing());
        }
        watch.heldBack().ifPresent(held -> health.withDetail("heldBack", held));
        return health.build();
    }
}
