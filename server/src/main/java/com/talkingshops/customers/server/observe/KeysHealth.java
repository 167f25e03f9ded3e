package com.talkingshops.customers.server.observe;

import com.talkingshops.customers.api.tenant.ApiKey;
import com.talkingshops.customers.personal.KeyedHashes;
import java.security.SecureRandom;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Keeps requests away while the key ring cannot be read: no API key could be recognised. */
final class KeysHealth implements HealthIndicator {

    private final KeyedHashes hashes;
    private final ApiKey nobodys = ApiKey.generate(new SecureRandom());

    KeysHealth(KeyedHashes hashes) {
        this.hashes = hashes;
    }

    @Override
    public Health health() {
        try {
            nobodys.hash(hashes::of);
            return Health.up().build();
        } catch (RuntimeException e) {
            return Health.down(e).build();
        }
    }
}
