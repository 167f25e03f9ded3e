package com.talkingshops.customers.server.replica;

import com.talkingshops.customers.eventstore.replica.Replica;
import com.talkingshops.customers.eventstore.replica.Standing;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells whether the replica is read from. Without it everything is answered all the same, so the node stays up. */
final class ReplicaHealth implements HealthIndicator {

    private final Replica replica;

    ReplicaHealth(Replica replica) {
        this.replica = replica;
    }

    @Override
    public Health health() {
        Standing standing = replica.standing();
        var health = Health.up().withDetail("replica", standing.state().name().toLowerCase(Locale.ROOT));
        if (standing.why() != null) {
            health.withDetail("why", standing.why());
        }
        return health.build();
    }
}
