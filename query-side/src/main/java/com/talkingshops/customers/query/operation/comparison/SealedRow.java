package com.talkingshops.customers.query.operation.comparison;

import com.talkingshops.customers.query.readmodel.TableRule.Opened;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row with its copy, both sealed, and the key that opens them, which is read along. */
final class SealedRow {

    private final Opened rule;
    private final ResultSet row;

    SealedRow(Opened rule, ResultSet row) {
        this.rule = rule;
        this.row = row;
    }

    /** What a statement has to read of a row {@code l} and its copy {@code c}. */
    static String columns(Opened rule) {
        return rule.columns().stream()
                .map(column -> ", l.%1$s as live_%1$s, c.%1$s as copy_%1$s".formatted(column))
                .collect(Collectors.joining(
                        "",
                        "",
                        ", coalesce(l.tenant_id, c.tenant_id) as tenant, coalesce(l.id, c.id) as row_id,"
                                + " coalesce(l.%1$s, c.%1$s) as person, k.wrapped".formatted(rule.person())));
    }

    /** What joins the key. */
    static String key(Opened rule) {
        return "left join (select tenant_id as shop, subject, wrapped from es.subject_key) k on k.shop = coalesce(l.tenant_id, c.tenant_id) and k.subject = coalesce(l.%1$s, c.%1$s)"
                .formatted(rule.person());
    }

    /** Whether nobody can tell any more what was in it. */
    boolean isForgotten() throws SQLException {
        return row.getBytes("wrapped") == null;
    }

    /** The columns that say different things, or that cannot be opened, so nobody knows; of a tenant that was forgotten since, none. */
    List<String> different() throws SQLException {
        String tenant = Objects.requireNonNull(row.getString("tenant"));
        var opener = rule.sealing().opener(tenant, row.getString("person"), row.getBytes("wrapped"));
        var different = new ArrayList<String>();
        for (String column : rule.columns()) {
            byte @Nullable [] live = row.getBytes("live_" + column);
            byte @Nullable [] copy = row.getBytes("copy_" + column);
            if (Arrays.equals(live, copy)) {
                continue;
            }
            String field = rule.fields().of(row.getString("row_id"), column);
            if (live == null || copy == null || !areEqual(opener.text(field, live), opener.text(field, copy))) {
                different.add(column);
            }
        }
        return !different.isEmpty() && rule.sealing().isForgotten(tenant) ? List.of() : different;
    }

    private static boolean areEqual(@Nullable String live, @Nullable String copy) {
        return live != null && live.equals(copy);
    }
}
