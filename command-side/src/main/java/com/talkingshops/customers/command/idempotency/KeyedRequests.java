package com.talkingshops.customers.command.idempotency;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.personal.KeyedHashes;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MetaData;

/** Reads from a command's metadata under which idempotency key it was sent. */
final class KeyedRequests {

    private static final String OPERATORS_SCOPE = "system";

    private final KeyedHashes hashes;

    KeyedRequests(KeyedHashes hashes) {
        this.hashes = hashes;
    }

    /** The command's request; empty if it has no idempotency key. */
    Optional<KeyedRequest> of(CommandMessage<?> command) {
        MetaData metaData = command.getMetaData();
        return Optional.ofNullable(metaData.get(MessageKeys.IDEMPOTENCY_KEY)).map(key -> {
            String scope = scopeOf(metaData);
            return new KeyedRequest(
                    scope,
                    hashes.of(scope, "idempotency-key", key.toString()),
                    metaData.get(MessageKeys.IDEMPOTENCY_PART) instanceof Number part ? part.intValue() : 0,
                    hashes.of(scope, "request-digest", String.valueOf(metaData.get(MessageKeys.REQUEST_DIGEST))));
        });
    }

    private static String scopeOf(MetaData metaData) {
        Object tenant = metaData.get(MessageKeys.TENANT);
        return tenant == null || MessageKeys.OPERATOR.equals(metaData.get(MessageKeys.ACTOR))
                ? OPERATORS_SCOPE
                : tenant.toString();
    }
}
