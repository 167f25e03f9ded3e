package com.talkingshops.customers.server.chaos;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What lies in the event store.
 *
 * @param customers how many events each customer has had
 * @param orders how many each order
 */
public record Stored(Map<String, Long> customers, Map<String, Long> orders) {

    private static final String EVENTS = """
            select aggregate_identifier as stream, count(*) as events
              from es.domain_event_entry
             where payload_type like :types
               and (cast(:tenant as text) is null or convert_from(meta_data, 'UTF8')::jsonb ->> 'tenant' = :tenant)
             group by aggregate_identifier""";

    /** Of all tenants. */
    static Stored in(JdbcClient database) {
        return in(database, null);
    }

    /** Of one of them; of all if it is {@code null}. */
    public static Stored in(JdbcClient database, String tenant) {
        return new Stored(events(database, "customer-%", tenant), events(database, "order-%", tenant));
    }

    /** Whether there is the event that a reply told of. */
    boolean has(Acknowledged acknowledged) {
        return (acknowledged.isOrder() ? orders : customers).getOrDefault(acknowledged.stream(), 0L)
                >= acknowledged.version();
    }

    private static Map<String, Long> events(JdbcClient database, String types, String tenant) {
        return database
                .sql(EVENTS)
                .param("types", types)
                .param("tenant", tenant)
                .query((row, number) -> Map.entry(row.getString("stream"), row.getLong("events")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
