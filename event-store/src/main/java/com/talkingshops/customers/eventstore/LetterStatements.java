package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterStatementFactory;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.serialization.Serializer;

/** The statements of Axon's queue, but for the payload of a letter: it is in the history, and nowhere else. */
final class LetterStatements extends DefaultDeadLetterStatementFactory<EventMessage<?>> {

    private static final byte[] NOTHING = {};

    private LetterStatements(Builder<EventMessage<?>> builder) {
        super(builder);
    }

    static LetterStatements by(Serializer serializer, Serializer eventSerializer) {
        return new LetterStatements(DefaultDeadLetterStatementFactory.<EventMessage<?>>builder()
                .schema(LetterQueues.SCHEMA)
                .genericSerializer(serializer)
                .eventSerializer(eventSerializer));
    }

    @Override
    public PreparedStatement enqueueStatement(
            Connection connection,
            String processingGroup,
            String sequenceIdentifier,
            DeadLetter<? extends EventMessage<?>> letter,
            long sequenceIndex)
            throws SQLException {
        PreparedStatement statement =
                super.enqueueStatement(connection, processingGroup, sequenceIdentifier, letter, sequenceIndex);
        statement.setBytes(LetterQueues.PAYLOAD_PARAMETER, NOTHING);
        return statement;
    }
}
