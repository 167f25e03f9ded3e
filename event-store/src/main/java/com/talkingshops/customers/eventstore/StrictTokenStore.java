package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon's token store, except that a token is stored only by whoever owns it: a processor that lost its claim gets an error
 * and rolls its batch back, where the stock one would try to take the claim over. It also tells who has claimed a segment,
 * and, after the commit, how far a processor has come.
 */
final class StrictTokenStore extends JdbcTokenStore {

    static final TokenSchema SCHEMA = TokenSchema.builder()
            .setTokenTable("es.token_entry")
            .setProcessorNameColumn("processor_name")
            .setSegmentColumn("segment")
            .setTokenColumn("token")
            .setTokenTypeColumn("token_type")
            .setTimestampColumn("timestamp")
            .setOwnerColumn("owner")
            .build();

    private final Advances advances;
    private final DeadSequences deadSequences;

    StrictTokenStore(Builder builder, Advances advances, DeadSequences deadSequences) {
        super(builder.schema(SCHEMA));
        this.advances = advances;
        this.deadSequences = deadSequences;
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        TrackingToken token = super.fetchToken(processorName, segment);
        deadSequences.claimed(processorName);
        return token;
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, Segment segment) {
        TrackingToken token = super.fetchToken(processorName, segment);
        deadSequences.claimed(processorName);
        return token;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        Connection connection = getConnection();
        try {
            int stored = JdbcUtils.executeUpdate(
                    connection,
                    c -> storeUpdate(c, token, processorName, segment),
                    e -> new JdbcException("The token of " + processorName + " could not be stored.", e));
            if (stored == 0) {
                throw new UnableToClaimTokenException(
                        "Segment " + segment + " of " + processorName + " belongs to somebody else by now.");
            }
        } finally {
            JdbcUtils.closeQuietly(connection);
        }
        afterCommit(() -> advances.advanced(processorName, segment, token));
    }

    private static void afterCommit(Runnable action) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    action.run();
                }
            });
        } else {
            action.run();
        }
    }
}
