package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.jspecify.annotations.Nullable;

/**
 * Axon's token store, except that a token is stored only by whoever owns it: a processor that lost its claim gets an error
 * and rolls its batch back, where the stock one would try to take the claim over. It also tells, after the commit, how far
 * a processor has come.
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

    StrictTokenStore(Builder builder, Advances advances) {
        super(builder.schema(SCHEMA));
        this.advances = advances;
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
        AfterCommit.run(() -> advances.advanced(processorName, segment, token));
    }
}
