package com.talkingshops.customers.server.chaos;

import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.server.replay.Dump;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The read models of a database, to be compared with what they are when they are built anew. */
final class Rebuild {

    private static final String NAMES =
            "select substr(nspname, 4) from pg_namespace where nspname like 'rm\\_%' order by 1";

    private Rebuild() {}

    /** The tables of each. */
    static Map<String, Map<String, List<String>>> dump(EmbeddedFiles files) {
        JdbcClient database = files.open();
        Sealing sealing = files.sealing();
        var dumps = new TreeMap<String, Map<String, List<String>>>();
        names(database).forEach(name -> dumps.put(name, Dump.of(database, sealing, "rm_" + name)));
        return dumps;
    }

    /** Drops all of them, as the operator is told to; the next start builds them anew. */
    static void drop(JdbcClient database) {
        names(database).forEach(name -> drop(database, name));
    }

    /** Drops one of them. */
    static void drop(JdbcClient database, String name) {
        database.sql("""
                begin;
                delete from es.dead_letter where processing_group = '%1$s';
                drop schema rm_%1$s cascade;
                delete from es.token_entry where processor_name = '%1$s';
                commit""".formatted(name)).update();
    }

    private static List<String> names(JdbcClient database) {
        return database.sql(NAMES).query(String.class).list();
    }
}
