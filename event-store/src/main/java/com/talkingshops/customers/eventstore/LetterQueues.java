package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Axon's dead-letter queues, one for each processor, in a table beside the events. */
final class LetterQueues {

    /** Of the statement that inserts a letter: behind four that name it and five that name its event. */
    static final int PAYLOAD_PARAMETER = 10;

    /** How many times in all an event was tried, among a letter's diagnostics. */
    static final String ATTEMPTS = "attempts";

    static final DeadLetterSchema SCHEMA = DeadLetterSchema.builder()
            .deadLetterTable("es.dead_letter")
            .deadLetterIdentifierColumn("dead_letter_id")
            .processingGroupColumn("processing_group")
            .sequenceIdentifierColumn("sequence_identifier")
            .sequenceIndexColumn("sequence_index")
            .messageTypeColumn("message_type")
            .eventIdentifierColumn("event_identifier")
            .timestampColumn("time_stamp")
            .payloadTypeColumn("payload_type")
            .payloadRevisionColumn("payload_revision")
            .payloadColumn("payload")
            .metaDataColumn("meta_data")
            .aggregateTypeColumn("type")
            .aggregateIdentifierColumn("aggregate_identifier")
            .sequenceNumberColumn("sequence_number")
            .tokenTypeColumn("token_type")
            .tokenColumn("token")
            .enqueuedAtColumn("enqueued_at")
            .lastTouchedColumn("last_touched")
            .processingStartedColumn("processing_started")
            .causeTypeColumn("cause_type")
            .causeMessageColumn("cause_message")
            .diagnosticsColumn("diagnostics")
            .build();

    /**
     * Where a read model stops being one with a few bad events and is broken: its processor then fails as a whole, and is
     * late instead of empty.
     */
    private static final int MOST_SEQUENCES = 10_000;

    private final DataSource dataSource;
    private final LetterStatements statements;
    private final Map<String, SequencedDeadLetterQueue<EventMessage<?>>> byProcessor;

    LetterQueues(
            Set<String> processors,
            DataSource dataSource,
            TransactionManager transactions,
            Serializer serializer,
            Serializer eventSerializer) {
        this.dataSource = dataSource;
        this.statements = LetterStatements.by(serializer, eventSerializer);
        byProcessor = processors.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        processor -> JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                                .processingGroup(processor)
                                .schema(SCHEMA)
                                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                                .transactionManager(transactions)
                                .statementFactory(statements)
                                .genericSerializer(serializer)
                                .eventSerializer(eventSerializer)
                                .maxSequences(MOST_SEQUENCES)
                                .maxSequenceSize(Integer.MAX_VALUE)
                                .build()));
    }

    SequencedDeadLetterQueue<EventMessage<?>> of(String processor) {
        var queue = byProcessor.get(processor);
        if (queue == null) {
            throw new IllegalArgumentException("no projection is named " + processor);
        }
        return queue;
    }

    /** Makes an event the first letter of its sequence, in the current transaction. */
    void begin(String processor, String sequence, EventMessage<?> event, @Nullable Cause cause) {
        of(processor).enqueue(sequence, letter(sequence, event, cause));
    }

    /**
     * Puts an event behind the others of its sequence, in the current transaction, however many they are: a history without end is no more broken
     * than one that begins. Axon's queue would count them each time.
     */
    void follow(String processor, String sequence, EventMessage<?> event, @Nullable Cause cause) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement last = statements.maxIndexStatement(connection, processor, sequence);
                ResultSet row = last.executeQuery()) {
            row.next();
            try (PreparedStatement insert = statements.enqueueStatement(
                    connection, processor, sequence, letter(sequence, event, cause), row.getLong(1) + 1)) {
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new EventStoreException("A dead letter could not be stored.", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static DeadLetter<EventMessage<?>> letter(String sequence, EventMessage<?> event, @Nullable Cause cause) {
        Instant now = GenericDeadLetter.clock.instant();
        return new GenericDeadLetter<>(
                sequence, event, cause, now, now, MetaData.with(ATTEMPTS, cause == null ? 0 : 1));
    }

    /** Leaves a letter that was tried in vain where it is, in the current transaction. */
    void requeue(String processor, JdbcDeadLetter<EventMessage<?>> letter, Cause cause, long attempts) {
        // Axon's withCause would make the cause's wrapper the cause.
        of(processor)
                .requeue(
                        letter,
                        same -> new GenericDeadLetter<>(
                                letter.getSequenceIdentifier(),
                                letter.message(),
                                cause,
                                letter.enqueuedAt(),
                                GenericDeadLetter.clock.instant(),
                                MetaData.with(ATTEMPTS, attempts)));
    }
}
