package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.DeadLetters.Letter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked of the table of letters beyond what Axon's queue asks. */
final class LetterTable {

    private static final String LETTERS = """
            select l.*, (select count(*) from es.dead_letter s
                          where s.processing_group = l.processing_group
                            and s.sequence_identifier = l.sequence_identifier) as sequence_length
              from es.dead_letter l
             where l.processing_group = any (:processors)
            """;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final JdbcClient database;
    private final String[] processors;
    private final StoredLetters letters;
    private final RowMapper<Letter> letter = this::letter;

    /** Names a sequence of a processor. */
    record Sequence(String processor, String sequence) {}

    /**
     * Asks for letters of some processors.
     *
     * @param processors the names of those that are at work; letters of a replay are nobody's yet
     */
    LetterTable(JdbcClient database, Set<String> processors, StoredLetters letters) {
        this.database = database;
        this.processors = processors.toArray(String[]::new);
        this.letters = letters;
    }

    List<Letter> page(@Nullable String processor, long offset, int limit) {
        return letters("""
                           and (cast(:processor as text) is null or l.processing_group = :processor)
                         order by l.enqueued_at, l.processing_group, l.sequence_identifier, l.sequence_index
                         limit :limit offset :offset
                        """)
                .param("processor", processor)
                .param("limit", limit)
                .param("offset", offset)
                .query(letter)
                .list();
    }

    Optional<Letter> letter(String id) {
        return letters(" and l.dead_letter_id = :id")
                .param("id", id)
                .query(letter)
                .optional();
    }

    private JdbcClient.StatementSpec letters(String conditions) {
        return database.sql(LETTERS + conditions).param("processors", processors);
    }

    Map<String, Long> counts() {
        record Count(String processor, long letters) {}
        return database.sql("""
                        select processing_group as processor, count(*) as letters from es.dead_letter
                         where processing_group = any (?) group by 1
                        """).param(processors).query(Count.class).list().stream()
                .collect(Collectors.toMap(Count::processor, Count::letters));
    }

    boolean anyOf(Collection<String> events) {
        return database.sql("""
                        select exists (select from es.dead_letter
                                        where event_identifier = any (?) and processing_group = any (?))
                        """)
                .param(events.toArray(String[]::new))
                .param(processors)
                .query(Boolean.class)
                .single();
    }

    /** Sequences of some processors whose first letter is to be tried again by now, those that have waited longest first. */
    List<Sequence> due(Collection<String> some, int atMost) {
        return database.sql("""
                        select processing_group as processor, sequence_identifier as sequence
                          from (select distinct on (processing_group, sequence_identifier) *
                                  from es.dead_letter
                                 where processing_group = any (?)
                                 order by processing_group, sequence_identifier, sequence_index) as first
                         where due_at <= now()
                         order by due_at
                         limit ?
                        """)
                .param(some.toArray(String[]::new))
                .param(atMost)
                .query(Sequence.class)
                .list();
    }

    /**
     * The first letters of a sequence, locked until the transaction ends.
     *
     * @throws DataAccessException if somebody else has locked one of them; {@link #isTaken} tells
     */
    List<JdbcDeadLetter<EventMessage<?>>> lock(Sequence sequence, int atMost) {
        return database.sql("""
                        select * from es.dead_letter
                         where processing_group = ? and sequence_identifier = ?
                         order by sequence_index
                         limit ?
                           for update nowait
                        """)
                .param(sequence.processor())
                .param(sequence.sequence())
                .param(atMost)
                .query(letters)
                .list();
    }

    /**
     * Locks one letter until the transaction ends.
     *
     * @throws DataAccessException if somebody else has locked it; {@link #isTaken} tells
     */
    Optional<Sequence> lock(String id) {
        return database.sql("""
                        select processing_group as processor, sequence_identifier as sequence from es.dead_letter
                         where dead_letter_id = ?
                           for update nowait
                        """).param(id).query(Sequence.class).optional();
    }

    /** Whether a lock could not be had. Spring has no class of its own for it. */
    static boolean isTaken(DataAccessException failure) {
        return failure.getRootCause() instanceof SQLException e && LOCK_NOT_AVAILABLE.equals(e.getSQLState());
    }

    /** Waits until nobody else tries letters of the processor again, and keeps others waiting until the transaction ends. */
    void oneRetryAtATime(String processor) {
        database.sql("select pg_advisory_xact_lock(hashtextextended('es.dead_letter ' || ?, 0))")
                .param(processor)
                .query((row, number) -> number)
                .single();
    }

    void delete(Collection<String> ids) {
        database.sql("delete from es.dead_letter where dead_letter_id = any (?)")
                .param(ids.toArray(String[]::new))
                .update();
    }

    void postpone(String id, Duration pause) {
        database.sql("update es.dead_letter set due_at = now() + ? * interval '1 millisecond' where dead_letter_id = ?")
                .param(pause.toMillis())
                .param(id)
                .update();
    }

    /** Puts the first letter of a sequence off, unless somebody is at it. */
    void postpone(Sequence sequence, Duration pause) {
        database.sql("""
                        update es.dead_letter set due_at = now() + ? * interval '1 millisecond'
                         where dead_letter_id = (select dead_letter_id from es.dead_letter
                                                  where dead_letter_id = (select dead_letter_id from es.dead_letter
                                                                           where processing_group = ? and sequence_identifier = ?
                                                                           order by sequence_index
                                                                           limit 1)
                                                    for update skip locked)
                        """)
                .param(pause.toMillis())
                .param(sequence.processor())
                .param(sequence.sequence())
                .update();
    }

    private Letter letter(ResultSet row, int number) throws SQLException {
        JdbcDeadLetter<EventMessage<?>> letter = letters.convertToLetter(row);
        return new Letter(
                letter.getIdentifier(),
                row.getString("processing_group"),
                letter.getSequenceIdentifier(),
                letter.getSequenceIndex(),
                row.getString("payload_type"),
                position(letter.message()),
                metaData(letter.message()),
                letter.enqueuedAt(),
                letter.lastTouched(),
                RetryPauses.attempts(letter),
                letter.cause().map(Cause::type).orElse(null),
                letter.cause().map(Cause::message).orElse(null),
                row.getLong("sequence_length"));
    }

    /** None, if it cannot be read: that may be why there is a letter. */
    private static MetaData metaData(EventMessage<?> event) {
        try {
            return event.getMetaData();
        } catch (SerializationException e) {
            return MetaData.emptyInstance();
        }
    }

    private static long position(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked && tracked.trackingToken() != null
                ? tracked.trackingToken().position().orElse(0)
                : 0;
    }
}
