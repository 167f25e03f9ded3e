package com.talkingshops.customers.eventstore;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Builds tables beside those that a projection's processor keeps, and lets it go on with them instead. */
public final class Replays {

    /** What the name of a processor is followed by, as the name of whose letters those of a replay are. */
    static final String LETTERS = ".replay";

    /** The same of tables that were replaced; nobody tries these letters again. */
    private static final String PREVIOUS_LETTERS = ".previous" + LETTERS;

    private final BackgroundWork work;
    private final HistoryReader.Reading reading;
    private final Function<Projection, DeadLettering> deadLettering;
    private final TokenTable tokens;
    private final DeadSequences dead;
    private final JdbcClient database;

    Replays(
            HistoryReader.Reading reading,
            Function<Projection, DeadLettering> deadLettering,
            TokenTable tokens,
            DeadSequences dead,
            JdbcClient database,
            BackgroundWork.Foreground foreground) {
        this.work = BackgroundWork.ofThisMachine(foreground);
        this.reading = reading;
        this.deadLettering = deadLettering;
        this.tokens = tokens;
        this.dead = dead;
        this.database = database;
    }

    /** The name under which letters of a replay lie until its tables are the projection's. */
    static String lettersOf(Projection projection) {
        return projection.name() + LETTERS;
    }

    /**
     * A replay into tables of one's own.
     *
     * @param handler whose annotated methods write them, as those of the projection's handler do
     */
    public Replay of(Projection projection, Object handler) {
        dead.claimed(lettersOf(projection));
        return new Replay(projection, handler, deadLettering.apply(projection), reading, BackgroundWork.MOST, work);
    }

    /** The position up to which nothing will come in any more: some processor has read it. */
    public long settled() {
        return last(tokens.read().tokens());
    }

    /** The position up to which a projection's processor has projected everything; 0 for nothing. */
    public long reached(Projection projection) {
        return standing(projection).first();
    }

    /** How far the first segment of a projection's processor is ahead of the last. */
    public long apart(Projection projection) {
        Paused standing = standing(projection);
        return standing.last() - standing.first();
    }

    private Paused standing(Projection projection) {
        return Paused.at(tokens.read().tokens().stream()
                .filter(entry -> entry.key().processor().equals(projection.name()))
                .toList());
    }

    /** Whether there is an event of some types behind a position, up to another that is settled. */
    public boolean holds(Collection<Class<?>> types, long after, long upTo) {
        String[] names = reading.types().byAnyName().entrySet().stream()
                .filter(type -> types.contains(type.getValue()))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
        return database.sql("select exists (select from es.domain_event_entry"
                        + " where global_index > ? and global_index <= ? and payload_type = any (?))")
                .params(after, upTo, names)
                .query(Boolean.class)
                .single();
    }

    /**
     * Takes a projection's processor from the nodes that it runs on, until {@link #takeOver} or {@link #resume}, or for 10 s.
     *
     * @param by who takes it; a name that nobody else has
     * @return how far it has projected; what is committed later fails
     */
    public Paused pause(Projection projection, String by) {
        return Paused.at(tokens.take(projection.name(), by));
    }

    /**
     * Makes sure that a processor was still paused at a moment.
     *
     * @param moment a transaction that sees what there was at that moment
     * @throws UnableToClaimTokenException if the pause was over
     */
    public static void requirePaused(Projection projection, String by, JdbcClient moment) {
        boolean paused = moment.sql(
                        "select coalesce(bool_and(owner is not distinct from ?), true) from es.token_entry where processor_name = ?")
                .params(by, projection.name())
                .query(Boolean.class)
                .single();
        if (!paused) {
            throw new UnableToClaimTokenException("The pause of " + projection.name() + " was over.");
        }
    }

    /** Lets a processor that was paused go on as before. */
    public void resume(Projection projection, String by) {
        tokens.giveBack(projection.name(), by);
    }

    /**
     * Lets the processor go on, with the tables that were built: in the current transaction, in which they take the place of
     * the others. The letters of the others are put away with them.
     *
     * @param swap lets the tables take the others' place, and may wait for whoever is at these
     * @param by who has paused it
     * @param position up to which the tables hold what happened; not before that of the pause
     * @throws UnableToClaimTokenException if the pause is over; nothing may be committed then
     */
    public void takeOver(Projection projection, String by, long position, Runnable swap) {
        // First, as who tries letters again holds them before it touches the tables.
        forgetLettersOf(previousLettersOf(projection));
        rename(projection.name(), previousLettersOf(projection));
        forgetDoubles(lettersOf(projection));
        rename(lettersOf(projection), projection.name());
        // Before the tokens, which a late batch waits for while it holds the tables.
        swap.run();
        if (!tokens.release(projection.name(), by, new GlobalSequenceTrackingToken(position))) {
            throw new UnableToClaimTokenException("The pause of " + projection.name() + " was over.");
        }
    }

    /** Forgets, in the current transaction, what a replay could not take in: its tables are gone, or it begins anew. */
    public void forgetLetters(Projection projection) {
        forgetLettersOf(lettersOf(projection));
    }

    /** Forgets, in the current transaction, the letters of tables that were replaced: these are gone. */
    public void forgetPreviousLetters(Projection projection) {
        forgetLettersOf(previousLettersOf(projection));
    }

    /** Makes, in the current transaction, the letters of tables that were replaced those of a replay, which goes on with these. */
    public void bringBackLetters(Projection projection) {
        forgetLetters(projection);
        rename(previousLettersOf(projection), lettersOf(projection));
    }

    /** How many events a replay could not take in so far, those behind them of the same sequences among them. */
    public long letters(Projection projection) {
        return database.sql("select count(distinct event_identifier) from es.dead_letter where processing_group = ?")
                .param(lettersOf(projection))
                .query(Long.class)
                .single();
    }

    /**
     * A sequence of which a replay lacks what its processor has.
     *
     * @param position of the first event that the replay could not take in
     * @param cause the class of the failure; {@code null} if nobody has told
     */
    public record Lacking(
            String sequence, long position, @Nullable String cause) {}

    /**
     * The sequences of which a replay could not take in everything, though its processor has no letters of them.
     *
     * @param processor how far it has come; what it has not projected either is not lacking
     */
    public List<Lacking> lacking(Projection projection, Paused processor) {
        return database
                .sql("""
                        select distinct on (l.sequence_identifier) l.sequence_identifier as sequence,
                               coalesce(e.global_index, 0) as position, l.cause_type as cause
                          from es.dead_letter l
                          left join es.domain_event_entry e on e.aggregate_identifier = l.aggregate_identifier
                                                           and e.sequence_number = l.sequence_number
                         where l.processing_group = :replay
                           and not exists (select from es.dead_letter o where o.processing_group = :processor
                                              and o.sequence_identifier = l.sequence_identifier)
                         order by l.sequence_identifier, l.sequence_index
                        """)
                .param("replay", lettersOf(projection))
                .param("processor", projection.name())
                .query(Lacking.class)
                .stream()
                .filter(lacking -> processor.has(lacking.position(), lacking.sequence()))
                .sorted(Comparator.comparing(Lacking::position))
                .toList();
    }

    private static String previousLettersOf(Projection projection) {
        return projection.name() + PREVIOUS_LETTERS;
    }

    private void rename(String processor, String name) {
        database.sql("update es.dead_letter set processing_group = ? where processing_group = ?")
                .params(name, processor)
                .update();
    }

    /** A batch that was tried twice has left its letters twice. */
    private void forgetDoubles(String processor) {
        database.sql("""
                        delete from es.dead_letter double using es.dead_letter first
                         where double.processing_group = ? and first.processing_group = double.processing_group
                           and first.event_identifier = double.event_identifier
                           and first.sequence_identifier = double.sequence_identifier
                           and first.sequence_index < double.sequence_index
                        """).param(processor).update();
    }

    private void forgetLettersOf(String processor) {
        database.sql("delete from es.dead_letter where processing_group = ?")
                .param(processor)
                .update();
    }

    private static long last(Collection<TokenTable.Entry> entries) {
        return entries.stream()
                .mapToLong(entry -> Paused.position(entry.token()))
                .max()
                .orElse(0);
    }
}
