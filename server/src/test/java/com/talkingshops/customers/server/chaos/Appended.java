package com.talkingshops.customers.server.chaos;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells which events of a tenant have been stored since it was asked last. */
final class Appended {

    private static final String SINCE = """
            select payload_type
              from es.domain_event_entry
             where global_index > :position
               and convert_from(meta_data, 'UTF8')::jsonb ->> 'tenant' = :tenant
             order by payload_type""";

    private final JdbcClient database;
    private final String tenant;
    private final long start;
    private long position;

    Appended(JdbcClient database, String tenant) {
        this.database = database;
        this.tenant = tenant;
        this.start = head();
        this.position = start;
    }

    /** The stored names of their types, sorted. */
    List<String> sinceLastLook() {
        long before = position;
        position = head();
        return since(before);
    }

    /** The same of all since it was made, whatever was seen before. */
    List<String> sinceStart() {
        return since(start);
    }

    private List<String> since(long before) {
        return database.sql(SINCE)
                .param("position", before)
                .param("tenant", tenant)
                .query(String.class)
                .list();
    }

    private long head() {
        return database.sql("select coalesce(max(global_index), 0) from es.domain_event_entry")
                .query(Long.class)
                .single();
    }
}
