package com.talkingshops.customers.server.chaos;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Drops read models as the operator is told to do by hand; the next start builds them anew. */
final class DroppedReadModels {

    private static final String NAMES =
            "select substr(nspname, 4) from pg_namespace where nspname like 'rm\\_%' order by 1";

    private DroppedReadModels() {}

    /** Drops all of them. */
    static void all(JdbcClient database) {
        database.sql(NAMES).query(String.class).list().forEach(name -> drop(database, name));
    }

    private static void drop(JdbcClient database, String name) {
        database.sql("""
                begin;
                delete from es.dead_letter where processing_group = '%1$s';
                drop schema rm_%1$s cascade;
                delete from es.token_entry where processor_name = '%1$s';
                commit""".formatted(name)).update();
    }
}
