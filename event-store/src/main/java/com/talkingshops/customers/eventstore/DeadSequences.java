package com.talkingshops.customers.eventstore;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Knows which sequences of a processor have dead letters, so that events of others cost no query. Only who owns a segment
 * adds letters of its sequences, while anybody may remove some. So what this node knows of its own segments is never too
 * little, and is asked for again where it may be too much. Whenever this node claims a segment, all is read anew: the
 * segment may have been another node's in between.
 */
final class DeadSequences {

    private final JdbcClient database;
    private final Map<String, Known> byProcessor = new ConcurrentHashMap<>();

    /** What is known of a processor. One too many does no harm, so what was added is kept when all is to be read anew. */
    private static final class Known {

        private final Set<String> sequences = new HashSet<>();
        private boolean complete;

        synchronized void isIncomplete() {
            complete = false;
        }

        synchronized Set<String> suspects(Collection<String> asked, Supplier<List<String>> all) {
            if (!complete) {
                sequences.addAll(all.get());
                complete = true;
            }
            var suspects = new HashSet<>(asked);
            suspects.retainAll(sequences);
            return suspects;
        }

        synchronized void add(String sequence) {
            sequences.add(sequence);
        }

        synchronized void remove(Collection<String> gone) {
            sequences.removeAll(gone);
        }
    }

    DeadSequences(JdbcClient database) {
        this.database = database;
    }

    /** A segment of a processor was claimed: what others have added to it is not known. */
    void claimed(String processor) {
        known(processor).isIncomplete();
    }

    /** Those of some sequences that have letters. Asks within the transaction of who owns the segments that they are in. */
    Set<String> among(String processor, Collection<String> sequences) {
        Known known = known(processor);
        Set<String> suspects = known.suspects(sequences, () -> all(processor));
        if (suspects.isEmpty()) {
            return suspects;
        }
        var dead = Set.copyOf(database.sql("""
                        select distinct sequence_identifier from es.dead_letter
                         where processing_group = ? and sequence_identifier = any (?)
                        """)
                .param(processor)
                .param(suspects.toArray(String[]::new))
                .query(String.class)
                .list());
        suspects.removeAll(dead);
        known.remove(suspects);
        return dead;
    }

    /** A sequence of this node's segments is about to have letters. */
    void add(String processor, String sequence) {
        known(processor).add(sequence);
    }

    private Known known(String processor) {
        return byProcessor.computeIfAbsent(processor, name -> new Known());
    }

    private List<String> all(String processor) {
        return database.sql("select distinct sequence_identifier from es.dead_letter where processing_group = ?")
                .param(processor)
                .query(String.class)
                .list();
    }
}
