package com.talkingshops.customers.eventstore;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Builds tables beside those that a projection's processor keeps, and lets it go on with them instead. */
public final class Replays {

    /** How many parts of all replays of this node work at the same time: no more than there are cores, and not on all connections. */
    private static final int PARTS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    /** What the name of a processor is followed by, as the name of whose letters those of a replay are. */
    static final String LETTERS = ".replay";

    private final Semaphore slots = new Semaphore(PARTS);
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
            JdbcClient database) {
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
        return new Replay(projection, handler, deadLettering.apply(projection), reading, PARTS, slots);
    }

    /** The position up to which nothing will come in any more: some processor has read it. */
    public long settled() {
        return last(tokens.read().tokens());
    }

    /**
     * Takes a projection's processor from the nodes that it runs on, until {@link #takeOver} or {@link #resume}, or for 10 s.
     *
     * @param by who takes it; a name that nobody else has
     * @return the position up to which it has projected; what is committed later fails
     */
    public long pause(Projection projection, String by) {
        return last(tokens.take(projection.name(), by));
    }

    /** Lets a processor that was paused go on as before. */
    public void resume(Projection projection, String by) {
        tokens.giveBack(projection.name(), by);
    }

    /**
     * Lets the processor go on, with the tables that were built: in the current transaction, in which they take the place of
     * the others.
     *
     * @param swap lets the tables take the others' place, and may wait for whoever is at these
     * @param by who has paused it
     * @param position up to which the tables hold what happened; not before that of the pause
     * @throws UnableToClaimTokenException if the pause is over; nothing may be committed then
     */
    public void takeOver(Projection projection, String by, long position, Runnable swap) {
        // First, as who tries letters again holds them before it touches the tables.
        forgetLettersOf(projection.name());
        forgetDoubles(lettersOf(projection));
        database.sql("update es.dead_letter set processing_group = ? where processing_group = ?")
                .param(projection.name())
                .param(lettersOf(projection))
                .update();
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
                .map(TokenTable.Entry::token)
                .flatMap(token -> Optional.ofNullable(token).stream())
                .mapToLong(Replays::position)
                .max()
                .orElse(0);
    }

    private static long position(TrackingToken token) {
        return WrappedToken.unwrapLowerBound(token).position().orElse(0);
    }
}
