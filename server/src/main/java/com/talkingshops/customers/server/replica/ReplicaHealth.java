package com.talkingshops.customers.server.replica;

import com.talkingshops.customers.eventstore.replica.ReplicaWatch;
import com.talkingshops.customers.eventstore.replica.Standing;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells whether the replica is read from. Without it everything is answered all the same, so the node stays up. */
final class ReplicaHealth implements HealthIndicator {

    private final ReplicaWatch watch;

    ReplicaHealth(ReplicaWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        Standing standing = watch.standing();
        var health = Health.up().withDetail("replica", standing.state().name().toLowerCase(Locale.ROOT));
        if (standing.why() != null) {
            health.withDetail("why", standing.why());
        }
        return health.build();
    }
}
