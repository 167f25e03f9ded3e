package com.talkingshops.customers.server.replay;

import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.personal.Sealing.Place;
import com.talkingshops.customers.query.customer.CustomerColumn;
import com.talkingshops.customers.query.order.OrderColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What lies in the tables of a schema: the rows of each, as JSON, sorted; what is sealed in them, opened. */
public final class Dump {

    /** Columns whose values depend on how events fell into batches, or on chance, and mean nothing by themselves. */
    private static final Map<String, String> INCIDENTAL =
            Map.of("customer_metrics", "directory_segment, slot, part, change");

    /** Rows that depend on it: as which segments a directory lies in, so only how many customers it has is compared. */
    private static final Map<String, String> COMPARED = Map.of(
            "directory_segment",
            "(select tenant_id, sum(entries) as entries from %s.directory_segment group by tenant_id having sum(entries) > 0)");

    /**
     * Tables that say nothing of a shop: which batches have changed its figures, where customers that came and went within one
     * batch leave no trace; and which migrations have run.
     */
    private static final Set<String> LEFT_OUT = Set.of("figures_progress", "flyway_schema_history");

    /** Where what is sealed of a row rests, by column. */
    private interface Places {
        Map<String, Place> of(ObjectNode row);
    }

    private static final Map<String, Places> SEALED = Map.of(
            "customer",
            row -> Arrays.stream(CustomerColumn.values())
                    .collect(
                            Collectors.toMap(Enum::name, column -> column.of(text(row, "tenant_id"), text(row, "id")))),
            "placed_order",
            row -> Arrays.stream(OrderColumn.values())
                    .collect(Collectors.toMap(
                            Enum::name,
                            column -> column.of(text(row, "tenant_id"), text(row, "customer_id"), text(row, "id")))));

    private static final JsonMapper JSON = JsonMapper.shared();

    private Dump() {}

    private static String text(ObjectNode row, String column) {
        return row.get(column).asString();
    }

    /** The rows of each table that says something. */
    public static Map<String, List<String>> of(JdbcClient database, Sealing sealing, String schema) {
        var tables = new TreeMap<String, List<String>>();
        database
                .sql("select table_name from information_schema.tables where table_schema = ?")
                .param(schema)
                .query(String.class)
                .list()
                .stream()
                .filter(table -> !LEFT_OUT.contains(table))
                .forEach(table -> tables.put(table, rows(database, sealing, schema, table)));
        return tables;
    }

    private static List<String> rows(JdbcClient database, Sealing sealing, String schema, String table) {
        String compared = table.endsWith("_total")
                ? total(database, schema, table)
                : COMPARED.getOrDefault(table, "%s." + table).formatted(schema);
        return database
                .sql("select (to_jsonb(t) - '{%s}'::text[])::text as json from %s t order by 1"
                        .formatted(INCIDENTAL.getOrDefault(table, ""), compared))
                .query(String.class)
                .list()
                .stream()
                .map(row -> opened(sealing, table, row))
                .toList();
    }

    private static String opened(Sealing sealing, String table, String row) {
        var places = SEALED.get(table);
        var values = (ObjectNode) JSON.readTree(row);
        if (places == null || !values.has("mobile_hash")) {
            // A table of that name without anything personal in it.
            return row;
        }
        places.of(values).forEach((column, place) -> {
            if (values.has(column) && !values.get(column).isNull()) {
                byte[] sealed =
                        HexFormat.of().parseHex(values.get(column).asString().substring("\\x".length()));
                byte[] clear = Objects.requireNonNull(sealing.open(place, sealed), "nobody here is forgotten");
                values.put(column, new String(clear, StandardCharsets.UTF_8));
            }
        });
        return values.toString();
    }

    /** Totals as readers see them, who add up their parts: which part keeps what depends on who has projected it. */
    private static String total(JdbcClient database, String schema, String table) {
        record Shape(@Nullable String keys, String sums, String some) {}
        Shape shape =
                database.sql("""
                        select string_agg(column_name, ', ') filter (where data_type in ('text', 'date')) as keys,
                               string_agg(format('sum(%1$I) as %1$I', column_name), ', ') filter (where is_sum) as sums,
                               string_agg(format('sum(%1$I) <> 0', column_name), ' or ') filter (where is_sum) as some
                          from (select column_name, data_type,
                                       data_type in ('bigint', 'numeric') and column_name <> 'part' as is_sum
                                  from information_schema.columns where table_schema = ? and table_name = ?) c
                        """).param(schema).param(table).query(Shape.class).single();
        return shape.keys() == null
                ? "(select %s from %s.%s)".formatted(shape.sums(), schema, table)
                : "(select %s, %s from %s.%s group by %s having %s)"
                        .formatted(shape.keys(), shape.sums(), schema, table, shape.keys(), shape.some());
    }
}
