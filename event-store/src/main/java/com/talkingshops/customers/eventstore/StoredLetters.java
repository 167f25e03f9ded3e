package com.talkingshops.customers.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterJdbcConverter;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.RowMapper;

/** Reads a row as Axon's queue does, wherever it was selected. */
final class StoredLetters extends DefaultDeadLetterJdbcConverter<EventMessage<?>>
        implements RowMapper<JdbcDeadLetter<EventMessage<?>>> {

    private StoredLetters(Builder<EventMessage<?>> builder) {
        super(builder);
    }

    static StoredLetters by(Serializer serializer, Serializer eventSerializer) {
        return new StoredLetters(DefaultDeadLetterJdbcConverter.<EventMessage<?>>builder()
                .schema(LetterQueues.SCHEMA)
                .genericSerializer(serializer)
                .eventSerializer(eventSerializer));
    }

    @Override
    public JdbcDeadLetter<EventMessage<?>> mapRow(ResultSet row, int number) throws SQLException {
        return convertToLetter(row);
    }
}
