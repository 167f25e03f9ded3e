package com.talkingshops.customers.query.operation.comparison;

import com.talkingshops.customers.query.readmodel.Difference;
import com.talkingshops.customers.query.readmodel.Difference.Kind;
import com.talkingshops.customers.query.readmodel.Findings;
import com.talkingshops.customers.query.readmodel.TableRule.Opened;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares a table with its copy. The database joins them by their keys, and gives away only rows that differ, or in which
 * something is sealed; these come one after the other, so there may be any number.
 */
final class TableComparison {

    private static final String ROWS = """
            select jsonb_build_object(%1$s)::text as key, l.here is null as missing, c.here is null as extra,
                   array_remove(array[%2$s]::text[], null) as columns %3$s
              from (select *, true as here from %4$s t) l
              full join (select *, true as here from %5$s t) c using (%6$s)
              %7$s
             where l.here is null or c.here is null %8$s
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TableShape shape;
    private final @Nullable Opened opened;

    /** Compares a table of that shape; some of its columns opened, or none. */
    TableComparison(TableShape shape, @Nullable Opened opened) {
        this.shape = shape;
        this.opened = opened;
    }

    void compare(JdbcTemplate moment, String live, String copy, Findings findings) {
        findings.goesOn();
        Long rows = moment.queryForObject("select count(*) from " + shape.in(live) + " t", Long.class);
        findings.compared(shape.table(), rows == null ? 0 : rows);
        findings.goesOn();
        moment.query(sql(live, copy), row -> {
            findings.goesOn();
            take(row, findings);
        });
    }

    private String sql(String live, String copy) {
        List<String> sealed = opened == null ? List.of() : opened.columns();
        return ROWS.formatted(
                shape.told().stream()
                        .map(column -> "'%1$s', %1$s".formatted(column))
                        .collect(Collectors.joining(", ")),
                shape.compared(sealed)
                        .map(column -> "case when l.%1$s is distinct from c.%1$s then '%1$s' end".formatted(column))
                        .collect(Collectors.joining(", ")),
                opened == null ? "" : SealedRow.columns(opened),
                shape.in(live),
                shape.in(copy),
                String.join(", ", shape.known()),
                opened == null ? "" : SealedRow.key(opened),
                conditions(sealed));
    }

    private String conditions(List<String> sealed) {
        var conditions = new ArrayList<String>();
        shape.compared(sealed)
                .map(column -> "or l.%1$s is distinct from c.%1$s".formatted(column))
                .forEach(conditions::add);
        sealed.forEach(column -> conditions.add("or l.%1$s is not null or c.%1$s is not null".formatted(column)));
        return String.join(" ", conditions);
    }

    private void take(ResultSet row, Findings findings) throws SQLException {
        Kind kind = row.getBoolean("missing") ? Kind.MISSING : row.getBoolean("extra") ? Kind.EXTRA : Kind.DIFFERENT;
        List<String> columns = kind == Kind.DIFFERENT ? different(row) : List.of();
        if (kind != Kind.DIFFERENT || !columns.isEmpty()) {
            var key = JSON.readValue(row.getString("key"), new TypeReference<java.util.Map<String, Object>>() {});
            findings.found(new Difference(shape.table(), key, kind, columns));
        }
    }

    private List<String> different(ResultSet row) throws SQLException {
        var columns = new ArrayList<>(List.of((String[]) row.getArray("columns").getArray()));
        if (opened != null) {
            var sealed = new SealedRow(opened, row);
            if (sealed.isForgotten()) {
                // What is left of somebody depends on when that was read.
                columns.removeAll(opened.hashes());
            } else {
                columns.addAll(sealed.different());
            }
        }
        return Set.copyOf(columns).stream().sorted().toList();
    }
}
