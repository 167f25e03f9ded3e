package com.talkingshops.customers.command.tenant.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.tenant.ApiKey;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.TenantCommand.Accepted;
import com.talkingshops.customers.personal.KeyedHashes;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A key that was made for one request, to be shown in its reply and nowhere else. */
record MadeKey(KeyId id, ApiKey key) {

    static MadeKey now(Clock clock, SecureRandom random) {
        return new MadeKey(new KeyId(TimeOrderedId.next(clock)), ApiKey.generate(random));
    }

    String hash(KeyedHashes hashes) {
        return key.hash(hashes::of);
    }

    /**
     * The clear key, if it is the one that the command issued. It is not when the command repeated an earlier one under the
     * same idempotency key: the clear key of that one is stored nowhere, so there is none to show.
     */
    @Nullable
    ApiKey revealedBy(Accepted outcome) {
        return id.equals(outcome.keyId()) ? key : null;
    }
}
